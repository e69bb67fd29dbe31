//! `cargo xtask size --where`: which functions, crates and sections the wasm's bytes are in.

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
    println!("\nlargest functions");
    print_rows(largest(map.functions), FUNCTIONS_SHOWN);
    Ok(())
}

fn largest(mut rows: Vec<(String, usize)>) -> Vec<(String, usize)> {
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    rows
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
            let name = names
                .get(&index)
                .map_or_else(|| format!("function {index}"), |name| without_hash(name).to_owned());
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

/// A demangled name without the `::h0123456789abcdef` that tells instances apart.
fn without_hash(name: &str) -> &str {
    match name.rsplit_once("::h") {
        Some((start, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => start,
        _ => name,
    }
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
        assert_eq!(without_hash("core::fmt::pad::h0123456789abcdef"), "core::fmt::pad");
        assert_eq!(without_hash("a::hello"), "a::hello");
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
