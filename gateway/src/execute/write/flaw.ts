/**
 * Thrown by a writer that meets what the schema does not promise: a null, a value or a type out of place.
 *
 * Writers know the sound case only. An answer with a flaw is completed by graphql-js, which knows what a flaw does to
 * the answer around it.
 */
export const FLAW = new Error('the data is not what the schema promises');
