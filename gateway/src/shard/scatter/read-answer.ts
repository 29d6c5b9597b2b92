import type { AnswerError } from '../gather/answer-error.ts';
import type { Answer } from '../gather/answer.ts';
import { isObject, type Path } from '../gather/json.ts';
import type { Response } from '../../wire/reading.ts';
import { Unavailable } from './ask.ts';

/**
 * Reads an answer as strictly as GraphQL over HTTP allows: whatever else an instance or a proxy before it says is not an answer.
 *
 * @throws Unavailable
 */
export function readAnswer({ status, contentType, cacheControl, body }: Response): Answer {
  const isGraphql = contentType.includes('graphql-response');
  if (status >= 300 && !isGraphql && !(status < 500 && contentType.includes('json'))) throw bad('HTTP_STATUS', `HTTP ${status}`);
  if (!contentType.includes('json')) throw bad('BAD_RESPONSE', `content-type ${contentType.slice(0, 60) || 'absent'}`);
  const { data, errors } = readBody(body);
  if (data == null && errors === undefined) throw bad(status >= 400 ? 'HTTP_STATUS' : 'BAD_RESPONSE', 'neither data nor errors');
  return { ...(data === undefined ? {} : { data }), ...(errors === undefined ? {} : { errors }), ...(cacheControl === undefined ? {} : { cacheControl }) };
}

function readBody(body: string): Pick<Answer, 'data' | 'errors'> {
  const parsed = parsedJson(body);
  if (!isObject(parsed)) throw bad('BAD_RESPONSE', 'not a JSON object');
  const { data, errors }: Readonly<Record<string, unknown>> = parsed;
  if (data !== undefined && data !== null && !isObject(data)) throw bad('BAD_RESPONSE', 'data is not an object');
  if (errors !== undefined && !(Array.isArray(errors) && errors.length > 0 && errors.every(isError))) throw bad('BAD_RESPONSE', 'errors are not errors');
  return { ...(data === undefined ? {} : { data }), ...(errors === undefined ? {} : { errors: (errors as AnswerError[]).map(onlyKnown) }) };
}

const bad = (reason: 'HTTP_STATUS' | 'BAD_RESPONSE', detail: string): Unavailable => new Unavailable({ reason, sent: true, detail });

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw bad('BAD_RESPONSE', 'not JSON');
  }
}

const isError = (error: unknown): boolean =>
  isObject(error) && typeof error['message'] === 'string' && (error['path'] == null || isPath(error['path'])) && (error['extensions'] == null || isObject(error['extensions']));

const isPath = (path: unknown): path is Path => Array.isArray(path) && path.every((step) => typeof step === 'string' || Number.isSafeInteger(step));

/** `locations` are of the text that the instance was sent, which the client has never seen. */
const onlyKnown = ({ message, path, extensions }: AnswerError): AnswerError => ({ message, ...(path ? { path } : {}), ...(extensions ? { extensions } : {}) });
