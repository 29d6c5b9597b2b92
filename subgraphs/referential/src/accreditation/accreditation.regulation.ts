/** How long an accreditation holds. Source: CRPM, art. D811-139-5, in force. */
export const ACCREDITATION_YEARS = 5;
