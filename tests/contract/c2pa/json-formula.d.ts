declare module '@adobe/json-formula' {
  interface CustomFunction {
    _func: (args: unknown[]) => unknown;
    _signature: readonly { types: readonly number[]; variadic?: boolean; optional?: boolean }[];
  }
  export default class JsonFormula {
    constructor(customFunctions?: Record<string, CustomFunction>);
    search(expression: string, json: unknown, globals?: Record<string, unknown>): unknown;
  }
}
