//! What is inside the wasm: the crates it is linked from, by what cargo says of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{command, project, setup};

/// A crate that is linked into the wasm.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crate {
    pub name: String,
    pub version: String,
    /// As its manifest has it: an SPDX expression.
    pub license: String,
    /// SHA-256 of the package, from Cargo.lock; empty for the workspace's own.
    pub checksum: String,
    /// Where its sources lie on this machine.
    pub folder: PathBuf,
}

/// All crates inside, by name; the package itself is the first of them in no order but the names'.
pub fn crates() -> Result<BTreeSet<Crate>> {
    let mut cargo = command::cargo();
    cargo.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", setup::WASM_TARGET]);
    let told: Value =
        serde_json::from_str(&command::read(&mut cargo)?).context("cargo metadata is no JSON")?;
    linked(&told, &checksums(&fs::read_to_string(project::at("Cargo.lock"))?))
}

/// Follows the normal dependencies from the crate; macros run in the compiler and leave no code of their own.
fn linked(metadata: &Value, checksums: &BTreeMap<(String, String), String>) -> Result<BTreeSet<Crate>> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|package| (text(&package["id"]), package)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();
    let own =
        packages.iter().find(|(_, package)| package["name"] == "carsi-charts").map(|(id, _)| id.clone());
    let mut waiting = vec![own.context("cargo metadata has no carsi-charts")?];
    let mut seen = BTreeSet::new();
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let package = packages.get(&id).with_context(|| format!("cargo metadata has no package {id}"))?;
        let is_macro = list(&package["targets"])
            .iter()
            .any(|target| list(&target["kind"]).contains(&"proc-macro".into()));
        if is_macro || !seen.insert(id.clone()) {
            continue;
        }
        let (name, version) = (text(&package["name"]), text(&package["version"]));
        let checksum = checksums.get(&(name.clone(), version.clone())).cloned().unwrap_or_default();
        let folder =
            Path::new(&text(&package["manifest_path"])).parent().map(Path::to_owned).unwrap_or_default();
        found.insert(Crate { name, version, license: text(&package["license"]), checksum, folder });
        for dependency in list(&nodes.get(&id).unwrap_or(&Value::Null)["deps"]) {
            let normal = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            if normal {
                waiting.push(text(&dependency["pkg"]));
            }
        }
    }
    Ok(found)
}

/// The checksum of each package of a `Cargo.lock`.
pub fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let value = |block: &str, key: &str| {
        let start = format!("{key} = \"");
        block.lines().find_map(|line| line.strip_prefix(start.as_str())?.strip_suffix('"')).map(str::to_owned)
    };
    let blocks = lock.split("[[package]]").skip(1);
    blocks
        .filter_map(|block| {
            Some(((value(block, "name")?, value(block, "version")?), value(block, "checksum")?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_is_known_with_licence_and_checksum() {
        let crates = crates().unwrap();
        let names: Vec<&str> = crates.iter().map(|one| one.name.as_str()).collect();
        for name in ["carsi-charts", "plotters", "plotters-canvas", "wasm-bindgen", "gloo-events", "csv-core"]
        {
            assert!(names.contains(&name), "{name} in {names:?}");
        }
        for name in ["xtask", "walrus", "wasm-bindgen-macro", "proptest"] {
            assert!(!names.contains(&name), "{name} is not inside");
        }
        for one in crates.iter().filter(|one| one.name != "carsi-charts") {
            assert!(!one.license.is_empty() && one.checksum.len() == 64, "{one:?}");
        }
    }
}
