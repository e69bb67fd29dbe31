//! `cargo xtask size --where` and `--why`: which functions, crates and sections the wasm's bytes are in, and why.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::wasm;

const FUNCTIONS_SHOWN: usize = 50;

/// Bytes by name, of the optimised module with its names kept.
struct Map {
    sections: Vec<(String, usize)>,
    /// In index order, imports not counted.
    functions: Vec<(String, usize)>,
}

/// Prints sections, crates and the largest functions.
pub fn print() -> Result<()> {
    let path = wasm::build_named()?;
    let map = Map::read(&fs::read(&path)?).with_context(|| format!("cannot read {}", path.display()))?;
    println!("\nsections (raw bytes, after wasm-opt)");
    print_rows(largest(map.sections), usize::MAX);
    println!("\ncode by crate and module");
    let mut crates = BTreeMap::<String, usize>::new();
    for (name, bytes) in &map.functions {
        *crates.entry(group(name)).or_default() += bytes;
    }
    print_rows(largest(crates.into_iter().collect()), usize::MAX);
    println!("\nlargest functions, all instances of a generic together");
    print_rows(largest(instances_together(map.functions)), FUNCTIONS_SHOWN);
    Ok(())
}

/// Prints by what the functions of a name are reached, so that they are in what every page loads.
pub fn print_why(text: &str) -> Result<()> {
    for path in wasm::why(text)? {
        println!("{}", path.join("\n    by "));
    }
    Ok(())
}

fn largest(mut rows: Vec<(String, usize)>) -> Vec<(String, usize)> {
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    rows
}

/// One row for each name, which says how many functions have it.
fn instances_together(functions: Vec<(String, usize)>) -> Vec<(String, usize)> {
    let mut together = BTreeMap::<String, (usize, usize)>::new();
    for (name, bytes) in functions {
        let (count, sum) = together.entry(name).or_default();
        *count += 1;
        *sum += bytes;
    }
    let rows = together.into_iter().map(|(name, (count, bytes))| match count {
        1 => (name, bytes),
        _ => (format!("{name}  ({count} instances)"), bytes),
    });
    rows.collect()
}

fn print_rows(rows: Vec<(String, usize)>, most: usize) {
    for (name, bytes) in rows.iter().take(most) {
        println!("{bytes:>8}  {name}");
    }
    let rest: usize = rows.iter().skip(most).map(|(_, bytes)| bytes).sum();
    if rest > 0 {
        println!("{rest:>8}  in {} more", rows.len() - most);
    }
}

impl Map {
    fn read(wasm: &[u8]) -> Result<Map> {
        let mut sections = Vec::new();
        let mut bodies = Vec::new();
        let mut imported = 0;
        let mut names = BTreeMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(imports) => {
                    for import in imports.clone().into_imports() {
                        imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => sections.push(("code".to_owned(), range.len())),
                Payload::CodeSectionEntry(body) => bodies.push(body.range().len()),
                Payload::DataSection(data) => {
                    sections.push(("data: strings and tables".to_owned(), data.range().len()))
                }
                Payload::CustomSection(custom) => {
                    if let KnownCustom::Name(subsections) = custom.as_known() {
                        for subsection in subsections {
                            if let Name::Function(functions) = subsection? {
                                for naming in functions {
                                    let naming = naming?;
                                    names.insert(naming.index, naming.name.to_owned());
                                }
                            }
                        }
                    }
                }
                other => {
                    if let Some((_, range)) = other.as_section() {
                        sections.push((section_name(other).to_owned(), range.len()));
                    }
                }
            }
        }
        let functions = (imported..).zip(bodies).map(|(index, bytes)| {
            let name = names.get(&index).map_or_else(|| format!("function {index}"), |name| plain(name));
            (name, bytes)
        });
        Ok(Map { sections, functions: functions.collect() })
    }
}

fn section_name(payload: &Payload) -> &'static str {
    match payload {
        Payload::TypeSection(_) => "types",
        Payload::FunctionSection(_) => "function signatures",
        Payload::TableSection(_) => "tables",
        Payload::MemorySection(_) => "memory",
        Payload::GlobalSection(_) => "globals",
        Payload::ExportSection(_) => "exports",
        Payload::ElementSection(_) => "elements: function pointers",
        _ => "other",
    }
}

/// A demangled name without what tells instances and compilations apart: `::h0123456789abcdef` at its end, and the
/// `[0123456789abcdef]` after a crate's name.
fn plain(name: &str) -> String {
    let is_hash = |text: &str| text.len() >= 15 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = match name.rsplit_once("::h") {
        Some((start, hash)) if is_hash(hash) => start,
        _ => name,
    };
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => plain.push_str(rest),
            _ => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    plain
}

/// The crate a function's name starts with; for this crate the module too, since that is where one looks next.
/// An instance of a generic counts where the generic is written.
fn group(name: &str) -> String {
    let path = name.trim_start_matches(['<', '&', '*', '(', '[', ' ']);
    let path = path.strip_prefix("mut ").or_else(|| path.strip_prefix("dyn ")).unwrap_or(path);
    let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(path.len());
    let mut parts = path.get(..end).unwrap_or(path).split("::").filter(|part| !part.is_empty());
    match (parts.next(), parts.next()) {
        (Some("carsi_charts"), Some(module)) => format!("carsi_charts::{module}"),
        (Some(name), Some(_)) => name.to_owned(),
        _ => "(no crate in the name)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_group_by_crate() {
        for (name, expected) in [
            ("core::fmt::Formatter::pad", "core"),
            ("carsi_charts::read::csv::parse", "carsi_charts::read"),
            ("<carsi_charts::spec::Spec as serde::Deserialize>::deserialize", "carsi_charts::spec"),
            ("<&mut serde_json::Deserializer<R> as serde::Deserializer>::go", "serde_json"),
            ("<alloc::vec::Vec<T,A> as core::clone::Clone>::clone", "alloc"),
            ("memcpy", "(no crate in the name)"),
        ] {
            assert_eq!(group(name), expected, "{name}");
        }
    }

    #[test]
    fn hashes_are_cut_off() {
        assert_eq!(plain("core::fmt::pad::h0123456789abcdef"), "core::fmt::pad");
        assert_eq!(plain("<core[c5930c85a12de822]::fmt::Pad>::go::<[u8]>"), "<core::fmt::Pad>::go::<[u8]>");
        assert_eq!(plain("a::hello"), "a::hello");
    }

    #[test]
    fn instances_of_a_generic_are_added_up() {
        let rows = [("sort", 10), ("main", 5), ("sort", 30)].map(|(name, bytes)| (name.to_owned(), bytes));
        let together = instances_together(rows.to_vec());
        assert_eq!(together, [("main".to_owned(), 5), ("sort  (2 instances)".to_owned(), 40)]);
    }

    #[test]
    fn bytes_are_read_by_name() {
        // (module (func $first (nop)) (func)): two bodies, the first of them named.
        let module = [
            b"\0asm\x01\0\0\0".as_slice(),
            b"\x01\x04\x01\x60\0\0",
            b"\x03\x03\x02\0\0",
            b"\x0a\x08\x02\x03\0\x01\x0b\x02\0\x0b",
            b"\0\x0f\x04name\x01\x08\x01\0\x05first",
        ]
        .concat();
        let map = Map::read(&module).unwrap();
        assert_eq!(map.functions, [("first".to_owned(), 3), ("function 1".to_owned(), 2)]);
        assert!(map.sections.iter().any(|(name, _)| name == "code"));
    }
}
