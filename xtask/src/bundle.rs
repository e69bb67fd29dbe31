//! `pkg/src/` and the wasm's glue to `pkg/dist/carsi-charts.js`, with the declarations beside it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::stamp::{self, Inputs};
use crate::wasm::Wasm;
use crate::{command, integrity, names, project, prune, words};

/// What a page loads.
pub const LOADED: [&str; 2] = ["carsi-charts.js", "carsi-charts.wasm"];

/// Everything `pkg/dist/` holds; what else lies there is from an older build and is removed.
pub fn files() -> Vec<String> {
    let parts = prune::PARTS.iter().map(prune::Part::file);
    let texts = [EXTRAS, PLACES, OUTLINES, words::FILE, "carsi-charts.d.ts"].map(str::to_owned);
    LOADED.map(str::to_owned).into_iter().chain(parts).chain(texts).collect()
}

/// What a chart has around it where it is asked for; the loader imports it then.
const EXTRAS: &str = "carsi-charts.extras.js";

/// The names of all places; a page loads it only where a chart meets one that the wasm does not hold.
pub const PLACES: &str = "carsi-charts.places.txt";

/// The outlines of countries; a page loads them only where a chart is a map.
pub const OUTLINES: &str = "carsi-charts.outlines.txt";

const FLAGS: &[&str] = &[
    "--bundle",
    "--format=esm",
    "--target=es2022",
    "--minify",
    "--legal-comments=none",
    "--log-level=warning",
    // The glue names a disposer that nothing calls.
    "--define:Symbol.dispose=undefined",
];

/// Bundles the loader for this wasm.
pub fn build(wasm: &Wasm) -> Result<()> {
    let digest = integrity::of(&wasm.module)?;
    let version = package_version()?;
    let scripts = [("main", LOADED[0]), ("extras/main", EXTRAS)]
        .map(|(entry, file)| (entry, project::dist().join(file)));
    let types = project::dist().join("carsi-charts.d.ts");
    let inputs = Inputs::new()
        .path(&project::at("pkg/src"))?
        .path(&project::at("pkg/types"))?
        .path(&wasm.glue)?
        .path(&project::at("node_modules/esbuild/package.json"))?
        .text(&digest)
        .text(&version)
        .text(&FLAGS.join(" "));
    let outputs: Vec<_> = scripts.iter().map(|(_, file)| file.clone()).chain([types.clone()]).collect();
    stamp::unless_fresh("bundle", inputs, &outputs, || {
        for (entry, script) in &scripts {
            println!("build: esbuild pkg/src/{entry}.js");
            let mut esbuild = command::new(project::npm_bin("esbuild"));
            esbuild.arg(format!("pkg/src/{entry}.js")).args(FLAGS);
            esbuild.arg(format!("--mangle-props={}", names::PATTERN));
            esbuild.arg(format!("--mangle-cache={}", wasm.names.display()));
            esbuild.arg(format!("--alias:#glue={}", wasm.glue.display()));
            esbuild.arg(format!("--define:__WASM_SHA384__=\"{digest}\""));
            esbuild.arg(format!("--define:__VERSION__=\"{version}\""));
            esbuild.arg(format!("--outfile={}", script.display()));
            command::run(&mut esbuild)?;
        }
        let source = project::at("pkg/types/carsi-charts.d.ts");
        fs::copy(&source, &types).with_context(|| format!("cannot copy {}", source.display()))?;
        Ok(())
    })?;
    words::build()?;
    for (table, file) in [("world.tsv", PLACES), ("outlines.tsv", OUTLINES)] {
        let table = project::at("src/countries").join(table);
        fs::copy(&table, project::dist().join(file))
            .with_context(|| format!("cannot copy {}", table.display()))?;
    }
    remove_strays(&project::dist())
}

/// The crate's version, which is the package's too.
fn package_version() -> Result<String> {
    let manifest = fs::read_to_string(project::at("Cargo.toml"))?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(version.context("Cargo.toml gives no version")?.to_owned())
}

fn remove_strays(folder: &Path) -> Result<()> {
    let files = files();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !files.contains(&entry.file_name().to_string_lossy().into_owned()) && entry.file_type()?.is_file()
        {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
