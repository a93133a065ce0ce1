declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.po" {
  const table: Readonly<Record<string, string>>;
  export default table;
}
