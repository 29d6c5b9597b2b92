import { authorOf, MEDIA, mediaOf, nameOf, numberOf, priceOf, productOf, PRODUCTS, REVIEWS, type Row, row, sizeOf, skuOf, USERS, weightOf } from './toy-rows.ts';

type Arguments = Readonly<Record<string, never>> & { readonly first?: number; readonly id?: string; readonly [name: string]: unknown };
type Field = (row: Row, given: Arguments) => unknown;

const boom = (where: string): never => {
  throw new Error(`boom at ${where}`);
};

const products = (ids: readonly string[]): Row[] => ids.map((id) => row('Product', id));
const users = (ids: readonly string[]): Row[] => ids.map((id) => row('User', id));
const reviews = (ids: readonly string[], first?: number): Row[] => ids.slice(0, first ?? ids.length).map((id) => row('Review', id));
const known = (id: string): Row | null => [...products(PRODUCTS), ...MEDIA].find((found) => found.id === id) ?? null;

/** What a required field is computed from: what the representation says, or the rows where all are in one place. */
const sent = (product: Row, field: string, otherwise: unknown): unknown => (field in product ? product[field] : 'required' in product ? boom(`${field} was not sent`) : otherwise);

const media: Readonly<Record<string, Field>> = {
  id: ({ id }) => id,
  title: ({ id }) => (id === 'f2' ? boom('title') : `title of ${id}`),
  reviews: ({ id }, { first }) => reviews(REVIEWS.filter((review) => mediaOf(review).id === id), first),
  rating: ({ id }) => (id === 'b2' ? boom('rating') : numberOf(id)),
};

/** Each field of each type as a function of its row: what subgraphs serve, each its own, and what a server with all of it serves. */
export const FIELDS: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  Query: {
    products: (_, { first, tag }) => products(tag === 'OLD' ? [] : PRODUCTS).slice(0, first ?? 4),
    product: (_, { id }) => (PRODUCTS.includes(id ?? '') ? row('Product', id ?? '') : null),
    strict: (_, { id }) => (PRODUCTS.includes(id ?? '') ? row('Product', id ?? '') : null),
    node: (_, { id }) => known(id ?? ''),
    search: (_, { size }) => [row('Product', 'p2'), MEDIA[0], null, MEDIA[1], row('Product', `p${Math.min(5, (size as { readonly w: number } | undefined)?.w ?? 1)}`)],
    media: (_, { first }) => MEDIA.slice(0, first),
    reviews: (_, { first }) => reviews(REVIEWS, first),
    me: () => row('User', 'u1'),
    user: (_, { id }) => (USERS.includes(id ?? '') && id !== 'u9' ? row('User', id ?? '') : null),
    accounts: () => [row('User', 'u2'), row('Robot', 'x1'), row('User', 'u3')],
  },
  Mutation: { rename: (_, { id, title }) => (PRODUCTS.includes(id ?? '') ? { ...row('Product', id ?? ''), newTitle: title } : null), touch: () => boom('touch') },
  Product: {
    id: ({ id }) => id, sku: ({ id }) => skuOf(id), title: ({ id, newTitle }) => newTitle ?? `title of ${id} "é\n"`,
    required: ({ id }) => (id === 'p4' ? boom('required') : 'yes'),
    tag: ({ id }) => (id === 'p1' ? 'NEW' : null), tags: ({ id }) => (id === 'p2' ? null : ['SALE', 'OLD']),
    weight: ({ id }) => weightOf(id), size: ({ id }) => sizeOf(id), grid: ({ id }) => [[sizeOf(id), null], [], [{ w: 1, h: 2 }]],
    extra: ({ id }) => (id === 'p1' ? { any: ['thing', 1, null, { id: 7 }] } : id === 'p2' ? 3.5 : null),
    related: ({ id }, { first }) => [...products(PRODUCTS.filter((other) => other !== id)).slice(0, first), null],
    price: ({ id }, { currency }) => (id === 'p5' && currency === 'USD' ? boom('price') : priceOf(id, String(currency))),
    discount: ({ id }) => (id === 'p2' ? boom('discount') : numberOf(id) / 3),
    offers: ({ id }) => [{ of: id, by: 'shop' }, { of: id, by: 'person' }, { of: id, by: 'nobody' }].slice(0, numberOf(id)),
    shipping: (product, { express }) => {
      const weight = sent(product, 'weight', weightOf(product.id)) as number | null;
      const size = sent(product, 'size', sizeOf(product.id)) as { readonly w: number; readonly h: number | null } | null;
      return weight === null || size === null ? null : (express === true ? 2 : 1) * weight + 100 * size.w + (size.h ?? 0);
    },
    tax: (product) => {
      const price = sent(product, 'price', priceOf(product.id, 'EUR')) as number | null;
      return price === null ? null : Math.round(price / 5);
    },
    reviews: ({ id }, { first }) => reviews(REVIEWS.filter((review) => productOf(review) === id), first),
    averageStars: ({ id }) => 0.5 + numberOf(id),
  },
  Sku: { code: ({ code }) => code, region: ({ region }) => region },
  Region: { name: ({ name }) => name },
  Size: { w: ({ w }) => w, h: ({ h }) => h },
  Offer: {
    seller: ({ by }) => (by === 'nobody' ? null : { __typename: by === 'shop' ? 'Shop' : 'Person' }),
    amount: ({ of, by }) => (of === 'p3' && by === 'person' ? boom('amount') : 5),
  },
  Shop: { name: () => 'a shop', city: () => 'Rennes' },
  Person: { name: () => null, user: () => row('User', 'u2') },
  Media: media,
  Book: { ...media, pages: () => 100, sequel: ({ id }) => (id === 'b1' ? MEDIA[1] : null) },
  Film: { ...media, minutes: () => null, product: () => row('Product', 'p2') },
  Review: {
    id: ({ id }) => id, body: ({ id }) => (id === 'r3' ? boom('body') : `body of ${id}`), stars: ({ id }) => (id === 'r5' ? boom('stars') : numberOf(id)),
    author: ({ id }) => (id === 'r8' ? null : row('User', authorOf(id))), product: ({ id }) => row('Product', productOf(id)), media: ({ id }) => mediaOf(id),
  },
  User: {
    id: ({ id }) => id, name: ({ id }) => nameOf(id), email: ({ id }) => (id === 'u2' ? boom('email') : id === 'u9' ? null : `${id}@example.org`),
    friends: ({ id }, { first }) => (id === 'u9' ? null : users(USERS.filter((other) => other !== id)).slice(0, first)),
    favourite: ({ id }) => (id === 'u1' ? row('Product', 'p3') : id === 'u2' ? MEDIA[0] : null),
    reviews: ({ id }) => reviews(REVIEWS.filter((review) => authorOf(review) === id)),
  },
  Robot: { id: ({ id }) => id, name: () => 'robot', maker: () => row('User', 'u3') },
};
