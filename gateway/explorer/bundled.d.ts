/** What esbuild turns into something that a script can import. */
declare module '*.graphql' {
  const text: string;
  export default text;
}
declare module '*.css';
