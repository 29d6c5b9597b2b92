import { Faker, fr } from '@faker-js/faker';

/** An invented person. */
export interface Person {
  readonly ine: string;
  readonly lastName: string;
  readonly firstName: string;
  /** ISO. */
  readonly birthDate: string;
  readonly sex: 'F' | 'M';
}

/** Dice that fall the same way for the same seed: the same session can be made again anywhere. */
export type Dice = Faker;

export const dice = (seed: number): Dice => {
  const thrown = new Faker({ locale: [fr] });
  thrown.seed(seed);
  return thrown;
};

const INE_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** @param age completed years on the first day of the session. */
export function person(thrown: Dice, session: number, age: number): Person {
  const sex = thrown.datatype.boolean() ? 'F' : 'M';
  const digits = thrown.string.numeric({ length: 10, allowLeadingZeros: true });
  const born = thrown.date.between({ from: `${session - age - 1}-01-02T00:00:00Z`, to: `${session - age}-01-01T00:00:00Z` });
  return {
    ine: digits + INE_LETTERS[Number(BigInt(digits) % 23n)],
    lastName: thrown.person.lastName(),
    firstName: thrown.person.firstName(sex === 'F' ? 'female' : 'male'),
    birthDate: born.toISOString().slice(0, 10),
    sex,
  };
}
