const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@requires", "@external", "@provides", "@shareable", "@interfaceObject"])';

const SKU = 'type Sku @shareable { code: ID! region: Region! } type Region @shareable { name: String! }';

/** A shop in five subgraphs: simple and nested keys, required and provided fields, interfaces and unions. */
export const TOY_SDL: Readonly<Record<string, string>> = {
  catalogue: `${LINK} ${SKU}
    type Query { products(first: Int, tag: Tag): [Product!] product(id: ID!): Product node(id: ID!): Node search(kinds: [Kind!], size: SizeInput): [Found] media(first: Int = 4): [Media!]! strict(id: ID!): Product! }
    type Mutation { rename(id: ID!, title: String!): Product touch: Int }
    interface Node { id: ID! }
    union Found = Product | Book | Film
    enum Tag { NEW SALE OLD }
    enum Kind { PRODUCT BOOK FILM }
    input SizeInput { w: Int! h: Int = 2 }
    scalar Extra
    type Product implements Node @key(fields: "id") @key(fields: "sku { code region { name } }") {
      id: ID! sku: Sku! title: String required: String! tag: Tag tags: [Tag!] weight: Int size: Size grid: [[Size]!] extra: Extra related(first: Int = 2): [Product] }
    type Size { w: Int! h: Int }
    interface Media { id: ID! title: String! }
    type Book implements Media & Node @key(fields: "id") { id: ID! title: String! pages: Int! sequel: Media }
    type Film implements Media & Node @key(fields: "id") { id: ID! title: String! minutes: Int product: Product }`,
  pricing: `${LINK} ${SKU}
    enum Currency { EUR USD }
    type Product @key(fields: "sku { code region { name } }") { sku: Sku! price(currency: Currency! = EUR): Int discount: Float offers: [Offer!]! }
    type Offer { seller: Seller amount: Int! }
    interface Seller { name: String }
    type Shop implements Seller { name: String city: String! }
    type Person implements Seller { name: String user: User }
    type User @key(fields: "id", resolvable: false) { id: ID! }`,
  shipping: `${LINK}
    type Product @key(fields: "id") { id: ID! weight: Int @external size: Size @external shipping(express: Boolean = false): Int @requires(fields: "weight size { w h }") }
    type Size @external { w: Int! h: Int }`,
  reviews: `${LINK}
    type Query { reviews(first: Int): [Review!] }
    type Review @key(fields: "id") { id: ID! body: String stars: Int! author: User @provides(fields: "name") product: Product media: Medium }
    union Medium = Book | Film
    type Book @key(fields: "id") { id: ID! reviews(first: Int = 2): [Review!] rating: Int! }
    type Film @key(fields: "id") { id: ID! reviews(first: Int = 2): [Review!] rating: Int! }
    type Product @key(fields: "id") { id: ID! reviews(first: Int): [Review!] averageStars: Float }
    type User @key(fields: "id") { id: ID! name: String @external reviews: [Review!]! }`,
  users: `${LINK}
    type Query { me: User user(id: ID!): User accounts: [Account!]! }
    interface Account { id: ID! name: String }
    type User implements Account @key(fields: "id") { id: ID! name: String @shareable email: String friends(first: Int = 2): [User!] favourite: Favourite }
    type Robot implements Account { id: ID! name: String maker: User! }
    union Favourite = Product | Book
    type Product @key(fields: "id", resolvable: false) { id: ID! }
    type Book @key(fields: "id", resolvable: false) { id: ID! }`,
};

/** The same, and reviews know books and films only as an interface object. */
export const WITH_INTERFACE_OBJECT: typeof TOY_SDL = {
  ...TOY_SDL,
  catalogue: TOY_SDL['catalogue']?.replace('interface Media {', 'interface Media @key(fields: "id") {') ?? '',
  reviews: TOY_SDL['reviews']?.replace('media: Medium', 'media: Media')
    .replace(/union Medium[^]*?(?=type Product)/, 'type Media @interfaceObject @key(fields: "id") { id: ID! reviews(first: Int = 2): [Review!] rating: Int! } ') ?? '',
};

/** The same, and a field that requires another with an argument, which clients may ask with another argument. */
export const WITH_REQUIRED_ARGUMENT: typeof TOY_SDL = {
  ...TOY_SDL,
  shipping: `${TOY_SDL['shipping']?.replace('shipping(express', 'price(currency: Currency! = EUR): Int @external tax: Int @requires(fields: "price(currency: EUR)") shipping(express') ?? ''} enum Currency { EUR USD }`,
};
