export type Param = string | number | boolean | readonly string[];
export type Params = Readonly<Record<string, Param>>;
/** `{name}` is replaced by the parameter of that name. */
export type Words = Readonly<Record<string, string>>;

export function fill(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value.join(', ') : String(value);
  });
}
