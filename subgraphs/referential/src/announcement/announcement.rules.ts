import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type AnnouncementRefusal =
  | { readonly code: 'ANNOUNCEMENT_EMPTY' }
  | { readonly code: 'ANNOUNCEMENT_TOO_LONG'; readonly longest: number }
  | { readonly code: 'ANNOUNCEMENT_SCRIPT' }
  | { readonly code: 'ANNOUNCEMENT_FOR_NOBODY' }
  | { readonly code: 'ANNOUNCEMENT_REVERSED' }
  | { readonly code: 'ANNOUNCEMENT_DIPLOMA_UNKNOWN'; readonly given: string }
  | { readonly code: 'ANNOUNCEMENT_SESSION_UNKNOWN'; readonly given: number }
  | { readonly code: 'ANNOUNCEMENT_MIREX_UNKNOWN'; readonly given: string }
  | { readonly code: 'ANNOUNCEMENT_OF_ANOTHER_MIREX'; readonly given: string }
  | { readonly code: 'ATTACHMENT_MALFORMED'; readonly name: string }
  | { readonly code: 'ATTACHMENT_TOO_LARGE'; readonly name: string; readonly most: number }
  | { readonly code: 'ANNOUNCEMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'ANNOUNCEMENT_WITHDRAWN' }
  | { readonly code: 'ANNOUNCEMENT_CHANGED_MEANWHILE'; readonly seen: number; readonly version: number }
  | { readonly code: 'ANNOUNCEMENT_REASON_MISSING' };

/** A file that goes with an announcement: its description; the file is kept where documents are. */
export interface AttachedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface Draft {
  readonly title: string;
  /** Plain text. */
  readonly body: string;
  /** Whom it is for: one at least. */
  readonly audiences: readonly string[];
  /** ISO dates, both included. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly attachments: readonly AttachedFile[];
}

const LONGEST_TITLE = 150;
const LONGEST_BODY = 20_000;
/** In bytes. A proposal of ours, as what candidates send. */
const LARGEST_FILE = 20_000_000;
/** What acts in a browser, or pretends to be a page: an announcement is text. */
const SCRIPT = /<\s*[/!?a-z]|javascript:|&#|\bon[a-z]+\s*=\s*["']/i;

/** Reads an announcement as it is typed. What it names is checked by who knows it. */
export function readDraft({ title, body, audiences, validFrom, validTo, attachments }: Draft): Outcome<Draft, AnnouncementRefusal> {
  const texts = [title, body].map((text) => text.normalize('NFC').trim());
  const [heading = '', text = ''] = texts;
  if (heading === '' || text === '') return refuse({ code: 'ANNOUNCEMENT_EMPTY' });
  if (heading.length > LONGEST_TITLE) return refuse({ code: 'ANNOUNCEMENT_TOO_LONG', longest: LONGEST_TITLE });
  if (text.length > LONGEST_BODY) return refuse({ code: 'ANNOUNCEMENT_TOO_LONG', longest: LONGEST_BODY });
  if (texts.some((one) => SCRIPT.test(one))) return refuse({ code: 'ANNOUNCEMENT_SCRIPT' });
  if (audiences.length === 0) return refuse({ code: 'ANNOUNCEMENT_FOR_NOBODY' });
  if (validTo !== null && validTo < validFrom) return refuse({ code: 'ANNOUNCEMENT_REVERSED' });
  for (const { name, bytes, sha256 } of attachments) {
    if (!/\S/.test(name) || name.length > LONGEST_TITLE || /[\p{Cc}/\\]/u.test(name) || !/^[0-9a-f]{64}$/.test(sha256) || bytes < 1) return refuse({ code: 'ATTACHMENT_MALFORMED', name });
    if (bytes > LARGEST_FILE) return refuse({ code: 'ATTACHMENT_TOO_LARGE', name, most: LARGEST_FILE });
  }
  return accept({ title: heading, body: text, audiences: [...new Set(audiences)], validFrom, validTo, attachments });
}

export type AnnouncementStateName = 'PUBLISHED' | 'WITHDRAWN';

/** Whether an announcement may be taken back by who has seen it as it is. What is withdrawn stays so: another one is published. */
export function checkWithdrawal({ state, version }: { readonly state: AnnouncementStateName; readonly version: number }, seen: number, reason: string): Outcome<string, AnnouncementRefusal> {
  if (version !== seen) return refuse({ code: 'ANNOUNCEMENT_CHANGED_MEANWHILE', seen, version });
  if (state === 'WITHDRAWN') return refuse({ code: 'ANNOUNCEMENT_WITHDRAWN' });
  return reason === '' ? refuse({ code: 'ANNOUNCEMENT_REASON_MISSING' }) : accept(reason);
}
