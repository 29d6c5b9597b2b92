import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What tells one person from another. */
export interface Identity {
  readonly ine: string | null;
  readonly inaa: string | null;
  /** As `identityKey` gives it. */
  readonly identityKey: string;
  readonly birthDate: string;
}

export type PersonRefusal =
  | { readonly code: 'NUMBER_OF_ANOTHER_PERSON'; readonly given: string }
  | { readonly code: 'PERSON_AMBIGUOUS' };

/** The persons that may be meant, found by any of their marks; it grows as new ones are met. */
export interface PersonIndex<Person extends Identity> {
  readonly add: (person: Person) => void;
  /** The one who is meant; undefined: somebody new. */
  readonly find: (asked: Identity) => Outcome<Person | undefined, PersonRefusal>;
}

/**
 * Who is the same person: the one with the same INE or INAA, who must be born on the same day; else the one with the same
 * names and birth date, unless two different INE say that they are two.
 */
export function personIndex<Person extends Identity>(known: readonly Person[]): PersonIndex<Person> {
  const byNumber = new Map<string, Person>();
  const byKey = new Map<string, Person[]>();

  const add = (person: Person): void => {
    for (const number of numbersOf(person)) byNumber.set(number, person);
    const namesakes = byKey.get(person.identityKey) ?? [];
    byKey.set(person.identityKey, [...namesakes.filter((one) => one !== person), person]);
  };

  const find = (asked: Identity): Outcome<Person | undefined, PersonRefusal> => {
    const numbered = numbersOf(asked).flatMap((number) => byNumber.get(number) ?? []);
    const stranger = numbered.find((person) => person.birthDate !== asked.birthDate || person !== numbered[0]);
    if (stranger) return refuse({ code: 'NUMBER_OF_ANOTHER_PERSON', given: asked.ine ?? asked.inaa ?? '' });
    if (numbered[0]) return accept(numbered[0]);
    const namesakes = (byKey.get(asked.identityKey) ?? []).filter((one) => !contradict(one, asked));
    return namesakes.length > 1 ? refuse({ code: 'PERSON_AMBIGUOUS' }) : accept(namesakes[0]);
  };

  for (const person of known) add(person);
  return { add, find };
}

const numbersOf = ({ ine, inaa }: Identity): string[] => [...(ine === null ? [] : [`INE ${ine}`]), ...(inaa === null ? [] : [`INAA ${inaa}`])];

const contradict = (a: Identity, b: Identity): boolean =>
  (a.ine !== null && b.ine !== null && a.ine !== b.ine) || (a.inaa !== null && b.inaa !== null && a.inaa !== b.inaa);
