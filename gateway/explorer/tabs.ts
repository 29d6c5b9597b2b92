import welcome from './queries/bienvenue.graphql';

/** The tabs of a first visit, one query each; they are run by a test. */
export const TABS: readonly { readonly query: string }[] = [{ query: welcome }];
