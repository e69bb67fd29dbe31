//! What the project depends on, held to `xtask/dependencies.json`: where crates and npm packages come from, under which
//! licences, and which are not wanted. It reads the two lock files and what cargo says; no list is fetched.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{command, inside, project};

/// The rules, as they stand in the file.
struct Rules(Value);

impl Rules {
    fn read() -> Result<Rules> {
        let text = fs::read_to_string(project::at("xtask/dependencies.json"))?;
        Ok(Rules(serde_json::from_str(&text).context("xtask/dependencies.json is no JSON")?))
    }

    fn lists(&self, key: &str, name: &str) -> bool {
        self.0[key].as_array().is_some_and(|list| list.iter().any(|one| one == name))
    }

    fn reason(&self, key: &str, name: &str) -> Option<&str> {
        self.0[key].get(name)?.as_str()
    }

    /// Whether an SPDX expression can be met by the licences of a list: one of those between OR, all between AND.
    fn allows(&self, key: &str, expression: &str) -> bool {
        let plain = expression.replace('/', " OR ").replace(['(', ')'], " ");
        // No expression here has OR inside AND but in parentheses at its start, which are read as the AND's own parts.
        plain.split(" AND ").all(|part| part.split(" OR ").any(|name| self.lists(key, name.trim())))
    }
}

/// A crate or npm package as its lock file has it.
struct Package {
    name: String,
    version: String,
    license: String,
    source: String,
    locked: bool,
}

/// Fails with everything that breaks a rule; else says how much was looked at.
pub fn check() -> Result<()> {
    let rules = Rules::read()?;
    let (crates, npm) = (crates()?, npm(&fs::read_to_string(project::at("package-lock.json"))?)?);
    let mut broken = broken(&rules, crates.iter().chain(&npm.packages));
    for name in npm.scripts.iter().filter(|name| rules.reason("scripts", name).is_none()) {
        broken.push(format!("{name} runs a script when it is installed"));
    }
    let linked: Vec<_> = inside::crates()?.into_iter().collect();
    broken.extend(linked.iter().filter(|one| !rules.allows("inside", &one.license)).map(|one| {
        format!(
            "{} {} is inside the wasm, under a licence that is not allowed there: {}",
            one.name, one.version, one.license
        )
    }));
    broken.extend(twice(linked.iter().map(|one| (one.name.as_str(), one.version.as_str())), &rules));
    if !broken.is_empty() {
        bail!("xtask/dependencies.json does not allow:\n{}", broken.join("\n"));
    }
    println!(
        "{} crates, {} of them inside the wasm, and {} npm packages are as the rules have them",
        crates.len(),
        linked.len(),
        npm.packages.len()
    );
    Ok(())
}

fn broken<'a>(rules: &Rules, packages: impl Iterator<Item = &'a Package>) -> Vec<String> {
    let mut broken = Vec::new();
    for Package { name, version, license, source, locked } in packages {
        if let Some(why) = rules.reason("banned", name) {
            broken.push(format!("{name} {version}: {why}"));
        }
        if !rules.allows("licenses", license) {
            broken.push(format!("{name} {version} is under {license:?}"));
        }
        if !source.is_empty() && !rules.lists("sources", source) {
            broken.push(format!("{name} {version} is from {source}"));
        }
        if !locked {
            broken.push(format!("{name} {version} has no checksum in its lock file"));
        }
    }
    broken
}

/// Crates of which two versions are in the wasm: each is loaded by every page.
fn twice<'a>(crates: impl Iterator<Item = (&'a str, &'a str)>, rules: &Rules) -> Vec<String> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, version) in crates {
        versions.entry(name).or_default().push(version);
    }
    let many =
        versions.into_iter().filter(|(name, found)| found.len() > 1 && rules.reason("twice", name).is_none());
    many.map(|(name, found)| format!("{name} is inside the wasm more than once: {}", found.join(", ")))
        .collect()
}

/// All crates of the lock file, for whatever machine; the workspace's own come from nowhere.
fn crates() -> Result<Vec<Package>> {
    let mut cargo = command::cargo();
    let told = command::read(cargo.args(["metadata", "--format-version", "1", "--locked"]))?;
    let told: Value = serde_json::from_str(&told)?;
    let checksums = inside::checksums(&fs::read_to_string(project::at("Cargo.lock"))?);
    let packages = told["packages"].as_array().context("cargo metadata lists no packages")?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let package = |one: &Value| {
        let (name, version, source) = (text(&one["name"]), text(&one["version"]), text(&one["source"]));
        let locked = source.is_empty() || checksums.contains_key(&(name.clone(), version.clone()));
        Package { name, version, license: text(&one["license"]), source, locked }
    };
    Ok(packages.iter().map(package).collect())
}

struct Npm {
    packages: Vec<Package>,
    /// Names of those that run something when they are installed.
    scripts: Vec<String>,
}

/// The packages of a `package-lock.json`; one from elsewhere than the registry says so by `resolved`.
fn npm(lock: &str) -> Result<Npm> {
    let lock: Value = serde_json::from_str(lock).context("package-lock.json is no JSON")?;
    let mut npm = Npm { packages: Vec::new(), scripts: Vec::new() };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for (path, one) in lock["packages"].as_object().context("package-lock.json lists no packages")? {
        let Some((_, name)) = path.rsplit_once("node_modules/") else { continue };
        if one["hasInstallScript"] == true {
            npm.scripts.push(name.to_owned());
        }
        npm.packages.push(Package {
            name: name.to_owned(),
            version: text(&one["version"]),
            license: text(&one["license"]),
            source: text(&one["resolved"]),
            locked: one["integrity"].as_str().is_some_and(|hash| hash.starts_with("sha512-")),
        });
    }
    Ok(npm)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        Rules(serde_json::json!({
            "licenses": ["MIT", "Apache-2.0", "BSD-3-Clause"], "sources": ["here"],
            "banned": { "bad": "for a reason" }, "twice": { "known": "small" },
        }))
    }

    fn package(name: &str, license: &str, source: &str, locked: bool) -> Package {
        let [name, license, source] = [name, license, source].map(str::to_owned);
        Package { name, version: "1.0.0".into(), license, source, locked }
    }

    #[test]
    fn licences_by_or_and_and() {
        let allows = |text| rules().allows("licenses", text);
        assert!(allows("MIT") && allows("GPL-3.0 OR MIT") && allows("GPL-3.0/MIT"));
        assert!(allows("(Apache-2.0 OR GPL-3.0) AND BSD-3-Clause"));
        assert!(!allows("GPL-3.0") && !allows("MIT AND GPL-3.0") && !allows(""));
    }

    #[test]
    fn each_rule_is_one_that_can_be_broken() {
        let found = |one: Package| broken(&rules(), std::iter::once(&one));
        assert!(found(package("good", "MIT", "here", true)).is_empty());
        assert_eq!(found(package("bad", "MIT", "here", true)), ["bad 1.0.0: for a reason"]);
        assert_eq!(found(package("odd", "GPL-3.0", "", true)), ["odd 1.0.0 is under \"GPL-3.0\""]);
        assert_eq!(
            found(package("far", "MIT", "git+https://example.org", true)),
            ["far 1.0.0 is from git+https://example.org"]
        );
        assert_eq!(
            found(package("loose", "MIT", "here", false)),
            ["loose 1.0.0 has no checksum in its lock file"]
        );
    }

    #[test]
    fn two_versions_inside_are_told_unless_they_are_known() {
        let crates = [("a", "1.0.0"), ("a", "2.0.0"), ("known", "1.0.0"), ("known", "2.0.0"), ("b", "1.0.0")];
        assert_eq!(
            twice(crates.into_iter(), &rules()),
            ["a is inside the wasm more than once: 1.0.0, 2.0.0"]
        );
    }

    #[test]
    fn npm_packages_with_their_hash_origin_and_scripts() {
        let lock = r#"{"packages": {"": {}, "node_modules/a": {"version": "1.0.0", "license": "MIT", "integrity": "sha512-x"},
            "node_modules/a/node_modules/@s/b": {"version": "2.0.0", "license": "MIT", "resolved": "git+ssh://x", "hasInstallScript": true}}}"#;
        let found = npm(lock).unwrap();
        let names: Vec<_> =
            found.packages.iter().map(|one| (one.name.as_str(), one.locked, one.source.as_str())).collect();
        assert_eq!(names, [("a", true, ""), ("@s/b", false, "git+ssh://x")]);
        assert_eq!(found.scripts, ["@s/b"]);
    }
}
