/** The one element of a list of one: an act for a single row is the act for many with one line. */
export function only<Item>([item, ...rest]: readonly Item[]): Item {
  if (item === undefined || rest.length > 0) throw new Error('a list of one was expected');
  return item;
}
