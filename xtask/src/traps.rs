//! Panics as bare traps.
//!
//! On wasm32-unknown-unknown a panic formats a message, finds nowhere to print it and traps. The formatting is a tenth
//! of the code, and so are the arguments at every bounds check. Here the bodies of the functions that only ever end in
//! a panic are replaced by the trap itself; wasm-opt then drops what nothing calls any more. Nothing changes for the
//! page: the loader catches the trap as it caught it before.

use anyhow::{Context, Result, ensure};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, InstrSeqBuilder, Module};

/// The last parts of the names of functions that only end in a panic, in core, alloc and std.
pub const PANICS: &[&str] = &[
    "assert_failed",
    "assert_failed_inner",
    "capacity_overflow",
    "copy_from_slice_impl::len_mismatch_fail",
    "expect_failed",
    "panic",
    "panic_access_error",
    "panic_already_borrowed",
    "panic_already_mutably_borrowed",
    "panic_bounds_check",
    "panic_explicit",
    "panic_fmt",
    "panic_poisoned",
    "raw_vec::handle_error",
    "slice_error_fail",
    "slice_error_fail_rt",
    "slice_index_fail",
    "unwrap_failed",
];

/// What nothing here reaches, though the compiler cannot know: printing a float with a fixed number of decimals
/// (`{:.1}`) or as a power of ten. The crate prints numbers by its own rules or by `Intl`; plotters' back ends print
/// opacities and font sizes, with a plain `{}`. Should a change reach one of these, every chart of the browser tests
/// traps.
pub const UNREACHED: &[&str] =
    &["fmt::float::float_to_decimal_common_exact", "fmt::float::float_to_exponential_common_shortest"];

/// Functions of core that another of the same meaning and signature stands in for, which is smaller: both as [`plain`]
/// names. Printing a float is 6 KB of code and tables (Grisu, and Dragon for where that fails). And one of
/// plotters-canvas, which prints the colour of every mark and hands it to the page as another string.
pub const SWAPS: &[(&str, &str)] = &[
    (
        "<f64 as core::fmt::Display>::fmt",
        "<carsi_charts::format::shortest::Plain as core::fmt::Display>::fmt",
    ),
    ("plotters_canvas::canvas::make_canvas_color", "carsi_charts::web::ink::canvas_color"),
];

/// Has the one function call the other. Fails if one is not there, or takes something else.
pub fn swap(module: &mut Module) -> Result<()> {
    for (core, own) in SWAPS {
        let (old, new) = (named(module, core)?, named(module, own)?);
        let signature = |id: FunctionId| module.types.params_results(module.funcs.get(id).ty());
        ensure!(signature(old) == signature(new), "`{core}` and `{own}` take or give different things");
        rewrite(module, old, |body| {
            body.call(new);
        });
    }
    Ok(())
}

/// Replaces the bodies. Fails if none is found: then the names have changed, and the bytes would creep back unseen.
pub fn cut(module: &mut Module) -> Result<usize> {
    let ends: Vec<FunctionId> = module
        .funcs
        .iter()
        .filter(|f| matches!(f.kind, FunctionKind::Local(_)) && f.name.as_deref().is_some_and(cut_short))
        .map(|f| f.id())
        .collect();
    ensure!(ends.len() >= 5, "only {} functions that panic were found by name; see traps.rs", ends.len());
    for id in &ends {
        rewrite(module, *id, |body| {
            body.unreachable();
        });
    }
    Ok(ends.len())
}

/// The function of a [`plain`] name.
pub fn named(module: &Module, wanted: &str) -> Result<FunctionId> {
    let found = module.funcs.iter().find(|f| f.name.as_deref().is_some_and(|name| plain(name) == wanted));
    found.map(|f| f.id()).with_context(|| format!("no function is called `{wanted}`"))
}

/// Gives a function a body of one instruction, which finds the arguments on the stack.
pub fn rewrite(module: &mut Module, function: FunctionId, instruction: impl FnOnce(&mut InstrSeqBuilder)) {
    let (params, results) = module.types.params_results(module.funcs.get(function).ty());
    let (params, results) = (params.to_vec(), results.to_vec());
    let arguments: Vec<_> = params.iter().map(|ty| module.locals.add(*ty)).collect();
    let mut built = FunctionBuilder::new(&mut module.types, &params, &results);
    let mut body = built.func_body();
    for argument in &arguments {
        body.local_get(*argument);
    }
    instruction(&mut body);
    module.funcs.get_mut(function).kind = FunctionKind::Local(built.local_func(arguments));
}

/// Whether a function by this (demangled) name is one of these: `core[5c93…]::panicking::panic_fmt`.
fn cut_short(name: &str) -> bool {
    let plain = plain(name);
    let of_std = ["core::", "alloc::", "std::", "<alloc::", "<core::"].iter().any(|c| plain.starts_with(c));
    of_std
        && (plain.contains("::panicking::panic_const::")
            || PANICS
                .iter()
                .chain(UNREACHED)
                .any(|end| plain.ends_with(end) && plain[..plain.len() - end.len()].ends_with("::")))
}

/// The name without crate hashes, type arguments after it and the hash of the old mangling.
pub fn plain(name: &str) -> String {
    let mut plain = String::new();
    let mut inside = 0_u32;
    for c in name.chars() {
        match c {
            '[' => inside += 1,
            ']' => inside = inside.saturating_sub(1),
            c if inside == 0 => plain.push(c),
            _ => {}
        }
    }
    if plain.ends_with('>')
        && let Some((start, _)) = plain.split_once("::<")
    {
        plain.truncate(start.len());
    }
    match plain.rsplit_once("::h") {
        Some((start, hash)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
            start.to_owned()
        }
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_panics_or_is_never_reached() {
        for name in [
            "core[c5930c85a12de822]::panicking::panic_fmt",
            "core[c5930c85a12de822]::panicking::panic_const::panic_const_div_by_zero",
            "core[c5930c85a12de822]::panicking::assert_failed::<u64, u64>",
            "core::slice::index::slice_index_fail::h4220978ec7f1bfcb",
            "core[c5930c85a12de822]::fmt::float::float_to_decimal_common_exact::<f64>",
            "<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::split_off::assert_failed",
        ] {
            assert!(cut_short(name), "{name}: {}", plain(name));
        }
        for name in [
            "wasm_bindgen::__rt::borrow_fail::h4220978ec7f1bfcb",
            "std[a543996e6e7dbf1e]::panicking::panic_handler::{closure#0}",
            "carsi_charts::views::line::panic",
            "core[c5930c85a12de822]::fmt::float::float_to_decimal_common_shortest::<f64>",
            "core[c5930c85a12de822]::fmt::write",
        ] {
            assert!(!cut_short(name), "{name}: {}", plain(name));
        }
    }
}
