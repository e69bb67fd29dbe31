// What the build puts in.
declare const __WASM_SHA384__: string;
declare const __VERSION__: string;
declare module '#glue' {
  export default function init(options: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  export function install(name: string, table: string): boolean;
  export class ChartHandle {
    constructor(root: ShadowRoot, rules: CSSStyleDeclaration[], notify: (kind: string, detail: unknown) => void);
    source(name: string, bytes: Uint8Array, format: string): void;
    forget(): void;
    read(reader: boolean): number;
    load(spec: string, lang: string, locale: string): boolean;
    set_theme(name: string): void;
    text(kind: 'summary' | 'csv' | 'shown' | 'choices' | 'svg', of: string): string;
    picture(canvas: HTMLCanvasElement, ratio: number): void;
    point(country: string, year: number): void;
    rest(resting: boolean): void;
    problems(words: string): import('./problems.js').Problem[];
    beyond(): number;
    free(): void;
  }
}
