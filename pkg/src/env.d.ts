// What the build puts in.
declare const __WASM_SHA384__: string;
declare const __VERSION__: string;
declare module '#glue' {
  /** Starts the wasm; `end` cuts off all that still holds on to it. */
  export default function glue(module: WebAssembly.Module): Promise<{
    exports: WebAssembly.Exports;
    ChartHandle: new (root: ShadowRoot, rules: CSSStyleDeclaration[], notify: (kind: string, detail: unknown) => void) => ChartHandle;
    install(name: string, table: string): boolean;
    end(): void;
  }>;
  export interface ChartHandle {
    source(name: string, bytes: Uint8Array, format: string): void;
    part(bytes: Uint8Array): void;
    forget(): void;
    read(loaded: number): number;
    load(spec: string, spanish: boolean, locale: string): boolean;
    set_theme(number: number): void;
    text(kind: 'summary' | 'csv' | 'shown' | 'choices' | 'svg', of: string): string;
    picture(canvas: HTMLCanvasElement, ratio: number): void;
    point(country: string, year: number): void;
    rest(resting: boolean): void;
    problems(words: string): import('./errors.js').Problem[];
    beyond(): number;
    step(): boolean;
    free(): void;
  }
}

/** Style sheets, as the build makes them small: `xtask/src/bundle.rs`. */
declare module '#style' {
  const css: string;
  export default css;
}
declare module '#extras-style' {
  const css: string;
  export default css;
}
