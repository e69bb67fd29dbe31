//! wasm-bindgen's glue as a function that makes a living module, instead of a module that is one.
//!
//! A trap leaves the wasm's memory in no known state: the page needs a second instance then, and the listeners that
//! the first has left behind must never reach it. Each call of the function has its own variables, so that they cannot.
//!
//! What the glue does for browsers that the README does not name, or for an allocation that fails, which here is a trap
//! like any other, is left out on the way: every page would load it.

use anyhow::{Context, Result, bail};

/// What comes after this is wasm-bindgen's own ways to find and start a module; the loader has better ones.
const START: &str = "async function __wbg_load(";

/// Starts the module, and gives what it offers. `end` turns every export into one that does nothing.
const OURS: &str = "\
  __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()));
  return {
    exports: wasm, ChartHandle, install,
    end() { wasm = new Proxy({}, { get: () => () => {} }); },
  };
}
";

/// Texts of the glue, and what is in their place; what is not met is an error, for then the glue has changed.
const SHORTER: &[(&str, &str)] = &[
    // Each import that may throw is one function in another.
    ("function() { return handleError(function (", "handleError(function ("),
    ("        }, arguments); },\n", "        }),\n"),
    (
        "function handleError(f, args) {\n    try {\n        return f.apply(this, args);\n    } catch (e) {\n",
        "const handleError = (f) => (...args) => {\n    try {\n        return f(...args);\n    } catch (e) {\n",
    ),
    (
        "(typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {}, unregister: () => {} }\n    : ",
        "",
    ),
    // The first of four ways to the global object is there in every browser.
    (
        "const ret = typeof globalThis === 'undefined' ? undefined : globalThis;\n            return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);",
        "return addToExternrefTable0(globalThis);",
    ),
    (
        "const ret = typeof global === 'undefined' ? undefined : global;\n            return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);",
        "return 0;",
    ),
    (
        "const ret = typeof self === 'undefined' ? undefined : self;\n            return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);",
        "return 0;",
    ),
    (
        "const ret = typeof window === 'undefined' ? undefined : window;\n            return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);",
        "return 0;",
    ),
    // Texts are short: all are encoded in one way.
    (", wasm.__wbindgen_malloc, wasm.__wbindgen_realloc)", ")"),
    (
        "function passStringToWasm0(arg, malloc, realloc) {\n    if (realloc === undefined) {\n",
        "function passStringToWasm0(arg) {\n    {\n",
    ),
    // Many are empty, and an empty string is as good as no bytes.
    ("cachedTextEncoder.encode(arg)", "arg && cachedTextEncoder.encode(arg)"),
    ("const ptr = malloc(buf.length, 1)", "const ptr = wasm.__wbindgen_malloc(buf.length, 1)"),
    (".subarray(ptr, ptr + buf.length).set(buf)", ".set(buf, ptr)"),
    ("subarray(ptr / 1, ptr / 1 + len)", "subarray(ptr, ptr + len)"),
    (
        "malloc(arg.length * 1, 1) >>> 0;\n    getUint8ArrayMemory0().set(arg, ptr / 1)",
        "malloc(arg.length, 1) >>> 0;\n    getUint8ArrayMemory0().set(arg, ptr)",
    ),
    (
        "cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0.buffer !== wasm.memory.buffer",
    ),
    // The one closure that could be called while it runs never is: two makers are one (see [`LEFT_OUT`]).
    ("makeMutClosure(arg0, arg1, wasm", "makeClosure(arg0, arg1, wasm"),
    // What may be of another realm is no trouble to ask.
    ("            let result;\n            try {\n                result = ", "            const result = "),
    ("            } catch (_) {\n                result = false;\n            }\n", ""),
];

/// Parts of the glue that are left out, from the first text to the second, neither of them kept.
const LEFT_OUT: &[(&str, &str)] = &[
    ("Closure(arg0, arg1, f) {\n", "function makeMut"),
    // Of a decoder that has had two gigabytes of texts.
    ("    numBytesDecoded += bytes.length;\n", "        numBytesDecoded = bytes.length;\n    }\n"),
    ("cachedTextDecoder.decode();\nconst MAX_SAFARI", "let numBytesDecoded = 0;\n"),
    ("if (!('encodeInto' in cachedTextEncoder)) {\n", "\n}\n"),
    (
        "    let len = arg.length;\n    let ptr = malloc(len, 1)",
        "    WASM_VECTOR_LEN = offset;\n    return ptr;\n",
    ),
];

/// The text of `export default async (module) => …`.
pub fn factory(glue: &str) -> Result<String> {
    let Some((body, _)) = glue.split_once(START) else {
        bail!("wasm-bindgen's glue has no `{START}`: see what its start looks like now");
    };
    let mut body = body.to_owned();
    for (long, short) in SHORTER {
        if !body.contains(long) {
            bail!("wasm-bindgen's glue has no `{long}` any more");
        }
        body = body.replace(long, short);
    }
    for (from, to) in LEFT_OUT {
        let missing = || format!("wasm-bindgen's glue has no `{from}` … `{to}` any more");
        let (before, rest) = body.split_once(from).with_context(missing)?;
        let (_, after) = rest.split_once(to).with_context(missing)?;
        body = format!("{before}{after}");
    }
    let mut text = "export default async function (module) {\n".to_owned();
    for line in without_frees(&body) {
        if line.starts_with("import ") {
            bail!("the glue imports a file, which a function cannot: `{line}`");
        }
        text += &arrow(line.strip_prefix("export ").unwrap_or(line));
        text.push('\n');
    }
    Ok(text + OURS)
}

/// A line that begins an import, as an arrow function, which none of them needs to be more than.
fn arrow(line: &str) -> String {
    for begin in [": function(", "handleError(function ("] {
        if let Some((before, rest)) = line.split_once(begin)
            && let Some(arguments) = rest.strip_suffix(") {")
        {
            let begin = begin.replace("function (", "(").replace("function(", "(");
            return format!("{before}{begin}{arguments}) => {{");
        }
    }
    line.to_owned()
}

/// The lines of the glue without those that free what was passed already when the rest cannot be.
fn without_frees(body: &str) -> impl Iterator<Item = &str> {
    let mut lines = body.lines().peekable();
    let (mut passing, mut freeing) = (false, false);
    std::iter::from_fn(move || {
        loop {
            let line = lines.next()?;
            let word = line.trim();
            if word == "try {" && lines.peek().is_some_and(|next| next.trim().starts_with("ptr0 = pass")) {
                passing = true;
            } else if passing && word == "} catch (e) {" {
                freeing = true;
            } else if freeing && word == "}" {
                (passing, freeing) = (false, false);
            } else if !freeing {
                return Some(line);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All that [`factory`] looks for, once.
    fn glue(body: &str) -> String {
        let parts: String = SHORTER.iter().map(|(long, _)| *long).collect();
        let left: String = LEFT_OUT.iter().map(|(from, to)| format!("{from}gone{to}")).collect();
        format!("{body}{parts}\n{left}\nasync function __wbg_load(x) {{}}\nexport {{ x as default }};\n")
    }

    #[test]
    fn exports_become_what_the_function_gives() {
        let made =
            factory(&glue("export class ChartHandle {\n}\nexport function install(a) {\n}\nlet wasm;\n"))
                .unwrap();
        assert_eq!(made.matches("export ").count(), 1, "{made}");
        assert!(
            made.contains("\nclass ChartHandle {\n") && made.contains("\nfunction install(a) {\n"),
            "{made}"
        );
        assert!(!made.contains("__wbg_load") && !made.contains("gone"), "{made}");
    }

    #[test]
    fn what_is_passed_stays_and_what_frees_it_goes() {
        let body = "let ptr0;\n  try {\n    ptr0 = pass(a);\n  } catch (e) {\n    if (ptr0) { free(); }\n    throw e;\n  }\n  try {\n    b();\n  } catch (e) {\n  }\n";
        let kept: Vec<_> = without_frees(body).map(str::trim).collect();
        assert_eq!(kept, ["let ptr0;", "ptr0 = pass(a);", "try {", "b();", "} catch (e) {", "}"]);
    }

    #[test]
    fn imports_are_arrow_functions_and_nothing_else_is() {
        assert_eq!(arrow("    a: function(b, c) {"), "    a: (b, c) => {");
        assert_eq!(arrow("    a: handleError(function (b) {"), "    a: handleError((b) => {");
        for other in ["function a(b) {", "    a: function(b) { return this; },", "const a = 1;"] {
            assert_eq!(arrow(other), other);
        }
    }

    #[test]
    fn another_form_of_glue_is_no_guess() {
        assert!(factory("let wasm;").is_err());
        assert!(factory("let wasm;\nasync function __wbg_load(x) {}").is_err());
        assert!(factory(&glue("import * as a from './snippets/a.js';\n")).is_err());
    }
}
