import { Kind, parse } from 'graphql';

/** A GraphQL block of a page, with the JSON blocks that follow it at once. */
export interface Example {
  /** `README.md:75`: where it begins. */
  readonly place: string;
  /** DEFINITIONS are shown, not asked. */
  readonly kind: 'OPERATION' | 'DEFINITIONS' | 'BROKEN';
  readonly text: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** What the page says is answered. */
  readonly answer?: { readonly data: unknown };
}

interface Block {
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/**
 * The GraphQL examples of a page.
 *
 * A `json` block after one belongs to it: an answer when it has `data`, as GraphQL's answers do, its variables otherwise.
 */
export function examplesOf(page: string, markdown: string): Example[] {
  const blocks = blocksOf(markdown);
  return blocks.flatMap(({ line, language, text }, i): Example[] => {
    if (language !== 'graphql') return [];
    const following = blocks.slice(i + 1);
    const end = following.findIndex((block) => block.language !== 'json');
    const json = (end < 0 ? following : following.slice(0, end)).map((block) => JSON.parse(block.text) as Record<string, unknown>);
    const answer = json.find((value) => 'data' in value);
    const variables = json.find((value) => !('data' in value));
    return [{
      place: `${page}:${line}`, kind: kindOf(text), text,
      ...(variables && { variables }), ...(answer && { answer: { data: answer['data'] } }),
    }];
  });
}

const blocksOf = (markdown: string): Block[] =>
  Array.from(markdown.matchAll(/^```(\w*)[^\n]*\n(.*?)^```$/gms), (found): Block => ({
    line: markdown.slice(0, found.index).split('\n').length, language: found[1] ?? '', text: found[2] ?? '',
  }));

function kindOf(text: string): Example['kind'] {
  try {
    const executable = parse(text).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION);
    return executable.length > 0 ? 'OPERATION' : 'DEFINITIONS';
  } catch {
    return 'BROKEN';
  }
}

/**
 * Where an answer is not of the shape that a page shows: paths, none when it is.
 *
 * Values may differ, their kinds may not. Each shown element of a list must be like some element of the answer; where the page
 * shows null, anything may stand.
 */
export function differences(shown: unknown, given: unknown, path = 'data'): string[] {
  if (shown === null) return [];
  if (Array.isArray(shown)) {
    if (!Array.isArray(given)) return [path];
    return shown.flatMap((item, i) => (given.some((other) => differences(item, other).length === 0) ? [] : [`${path}.${i}`]));
  }
  if (typeof shown !== 'object') return typeof shown === typeof given ? [] : [path];
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return [path];
  const [left, right] = [shown as Record<string, unknown>, given as Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
    key in left && key in right ? differences(left[key], right[key], `${path}.${key}`) : [`${path}.${key}`]);
}
