import type { FormattedExecutionResult } from 'graphql';

/** An answer's `data` that is text already: it goes out as it is, and is read only if somebody must look at it. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** As JSON.stringify, without reading text that is JSON already. */
export function stringifyResult({ data, ...rest }: FormattedExecutionResult): string {
  if (!((data as unknown) instanceof JsonText)) return JSON.stringify(data === undefined ? rest : { data, ...rest });
  const others = JSON.stringify(rest);
  const { text } = data as unknown as JsonText;
  return others === '{}' ? `{"data":${text}}` : `${others.slice(0, -1)},"data":${text}}`;
}
