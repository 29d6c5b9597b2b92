/** The IANA time zones that this machine knows, by the names that IANA gives them. */
export const TIME_ZONES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'));
