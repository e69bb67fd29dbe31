//! The papers of the package: `LICENSES.txt`, the licences of all that is inside, and `sbom.cdx.json`, the same as a
//! CycloneDX list. Both follow from the lock file and the crates' sources alone: the same sources give the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::inside::{self, Crate};
use crate::project;

pub const LICENSES: &str = "LICENSES.txt";
pub const SBOM: &str = "sbom.cdx.json";

/// Writes both beside the wasm.
pub fn build(version: &str) -> Result<()> {
    let crates: Vec<Crate> = inside::crates()?.into_iter().collect();
    fs::write(project::dist().join(LICENSES), licenses(&crates)?)?;
    let sbom = serde_json::to_string_pretty(&sbom(&crates, version))?;
    Ok(fs::write(project::dist().join(SBOM), sbom + "\n")?)
}

const HEAD: &str = "\
carsi-charts is under the MIT licence or the Apache licence 2.0, as you like. What else is inside its files, and under
which licence, is listed here, with the texts.

The outlines of countries (carsi-charts.outlines.txt) are Natural Earth's, 1:50 million, in the public domain. The names of places
(carsi-charts.places.txt) are from the UN Statistics Division's M49 list and from the Unicode CLDR (Unicode-3.0).
";

/// The licences: which crate has which, then each text once, with the crates that bring it.
fn licenses(crates: &[Crate]) -> Result<String> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut list = String::new();
    for one in crates {
        let label = format!("{} {}", one.name, one.version);
        list += &format!("{label}: {}\n", one.license);
        let own = if one.checksum.is_empty() { project::root() } else { &one.folder };
        let found = license_texts(own)?;
        if found.is_empty() && !named(&one.license) {
            bail!("{label} brings no text of its licence ({}), and none is known here", one.license);
        }
        for text in found {
            texts.entry(text).or_default().push(label.clone());
        }
    }
    let mut out = format!("{HEAD}\n{list}");
    for (text, of) in texts {
        out += &format!("\n{}\n{}\n\n{}\n", "=".repeat(78), of.join(", "), text.trim());
    }
    Ok(out)
}

/// A crate without a text of its own is under one whose text others bring.
fn named(license: &str) -> bool {
    license.contains("MIT") || license.contains("Apache-2.0")
}

/// The texts in a crate's folder, in the order of their names.
fn license_texts(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let upper = name.to_uppercase();
        if ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"].iter().any(|start| upper.starts_with(start)) {
            names.push(name);
        }
    }
    names.sort();
    let files = names.iter().map(|name| folder.join(name)).filter(|file| file.is_file());
    files.map(|file| Ok(fs::read_to_string(file)?.replace("\r\n", "\n").trim().to_owned())).collect()
}

/// CycloneDX 1.5 (ECMA-424). It has no serial number and no time, which would differ from build to build.
fn sbom(crates: &[Crate], version: &str) -> Value {
    let component = |one: &Crate| {
        let purl = format!("pkg:cargo/{}@{}", one.name, one.version);
        json!({
            "type": "library",
            "bom-ref": purl,
            "name": one.name,
            "version": one.version,
            "purl": purl,
            // Some manifests still write `/` for OR.
            "licenses": [{ "expression": one.license.replace('/', " OR ") }],
            "hashes": [{ "alg": "SHA-256", "content": one.checksum }],
        })
    };
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "library", "bom-ref": format!("pkg:npm/carsi-charts@{version}"), "name": "carsi-charts", "version": version,
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        } },
        "components": crates.iter().filter(|one| !one.checksum.is_empty()).map(component).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_crate_is_in_both_papers_and_no_path_of_the_machine() {
        let crates: Vec<Crate> = inside::crates().unwrap().into_iter().collect();
        let text = licenses(&crates).unwrap();
        let list = sbom(&crates, "1.2.3");
        let components = list["components"].as_array().unwrap();
        assert_eq!(components.len() + 1, crates.len(), "all but the package itself");
        for one in &crates {
            assert!(text.contains(&format!("{} {}: {}", one.name, one.version, one.license)), "{}", one.name);
        }
        assert!(text.contains("Permission is hereby granted") && text.contains("Apache License"));
        let home = project::cargo_home();
        for paper in [text, list.to_string()] {
            assert!(!paper.contains(&*home.to_string_lossy()), "a path of this machine");
        }
    }

    #[test]
    fn a_licence_without_a_text_is_no_guess() {
        let odd = Crate {
            name: "odd".into(),
            version: "1.0.0".into(),
            license: "Odd-1.0".into(),
            checksum: "x".into(),
            folder: project::at("xtask/src"),
        };
        assert!(licenses(&[odd]).unwrap_err().to_string().contains("odd 1.0.0"));
    }
}
