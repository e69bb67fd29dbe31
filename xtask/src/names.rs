//! Short names between the wasm and its glue.
//!
//! wasm-bindgen names each import and export with a hash, 94 of them, in the wasm and again in the script: 2.5 KB of
//! brotli that say nothing. Here the module's are numbered, and esbuild is told the numbering (its property mangling),
//! so that both sides change by the same list and no generated code is edited.

use std::collections::BTreeMap;

use walrus::Module;

/// Which property names of the glue are names of the module, as a regular expression for esbuild.
pub const PATTERN: &str = "^(__wbg_|__wbindgen_|__externref_|wasm_bindgen__|charthandle_)";

/// Numbers the module's imports and exports that [`PATTERN`] takes. Gives esbuild's list: long name to short.
pub fn shorten(module: &mut Module) -> String {
    let mut short: BTreeMap<String, String> = BTreeMap::new();
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    for name in imports.chain(exports).filter(|name| taken(name)) {
        let number = short.len();
        let own = short.entry(name.clone()).or_insert_with(|| numbered(number));
        name.clone_from(own);
    }
    let pairs: Vec<String> = short.iter().map(|(long, short)| format!("{long:?}:{short:?}")).collect();
    format!("{{{}}}", pairs.join(","))
}

fn taken(name: &str) -> bool {
    let prefixes = PATTERN.trim_start_matches("^(").trim_end_matches(')');
    prefixes.split('|').any(|prefix| name.starts_with(prefix))
}

/// `a` to `z`, then `a1`, `b1` and so on.
fn numbered(n: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    match n / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{round}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_distinct_names() {
        let all: std::collections::BTreeSet<String> = (0..1000).map(numbered).collect();
        assert_eq!(all.len(), 1000);
        assert_eq!((numbered(0), numbered(25), numbered(26)), ("a".into(), "z".into(), "a1".into()));
    }

    #[test]
    fn what_others_may_call_keeps_its_name() {
        assert!(taken("__wbg_setAttribute_0123456789abcdef") && taken("charthandle_load"));
        assert!(!taken("memory") && !taken("load"));
    }
}
