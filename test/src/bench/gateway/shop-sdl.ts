const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@external", "@requires", "@provides", "@shareable"])';

/** The four subgraphs that gateways are usually compared on, in Federation 2. */
export const SHOP: Readonly<Record<string, string>> = {
  accounts: `${LINK}
    type Query { me: User user(id: ID!): User users: [User] }
    type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: Int }`,
  products: `${LINK}
    type Query { topProducts(first: Int = 5): [Product] }
    type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
  inventory: `${LINK}
    type Product @key(fields: "upc") { upc: String! weight: Int @external price: Int @external inStock: Boolean shippingEstimate: Int @requires(fields: "price weight") }`,
  reviews: `${LINK}
    type Review @key(fields: "id") { id: ID! body: String product: Product author: User @provides(fields: "username") }
    type User @key(fields: "id") { id: ID! username: String @external numberOfReviews: Int reviews: [Review] }
    type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
};

export interface Shape {
  readonly name: string;
  readonly query: string;
}

const USER = 'fragment User on User { id username name }';
const REVIEW = 'fragment Review on Review { id body }';
const PRODUCT = 'fragment Product on Product { inStock name price shippingEstimate upc weight }';

export const SHAPES: readonly Shape[] = [
  { name: 'light', query: '{ me { id name reviews { body product { name price } } } }' },
  { name: 'list', query: '{ topProducts(first: 9) { upc name price inStock shippingEstimate reviews { body author { username } } } }' },
  {
    name: 'heavy',
    query: `query Heavy { users { ...User reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } } }
      topProducts { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } } ${USER} ${REVIEW} ${PRODUCT}`,
  },
];
