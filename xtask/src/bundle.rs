//! `pkg/src/` and the wasm's glue to `pkg/dist/carsi-charts.js`, with the declarations beside it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::stamp::{self, Inputs};
use crate::wasm::Wasm;
use crate::{command, integrity, names, papers, project, prune, release, sizes, words};

/// What a page loads.
pub const LOADED: [&str; 2] = ["carsi-charts.js", "carsi-charts.wasm"];

/// Everything `pkg/dist/` holds; what else lies there is from an older build and is removed.
pub fn files() -> Vec<String> {
    let parts = prune::PARTS.iter().map(prune::Part::file);
    let scripts = SCRIPTS.iter().map(|script| script.file).filter(|file| !LOADED.contains(file));
    let texts = [PLACES, OUTLINES, words::FILE];
    let papers = [release::INTEGRITY, release::CSP, release::SCHEMA, papers::LICENSES, papers::SBOM];
    let others = scripts.chain(texts).chain(TYPES).chain(release::EMBED).chain(papers).map(str::to_owned);
    LOADED.map(str::to_owned).into_iter().chain(parts).chain(others).collect()
}

/// A script of the package.
struct Script {
    /// Its source under `pkg/src/`, without `.js`.
    entry: &'static str,
    file: &'static str,
    /// What else esbuild is told.
    flags: &'static [&'static str],
}

const MODULE: &[&str] = &["--format=esm"];

/// What terser is told: it makes what esbuild bundled 3 % smaller. ASCII alone, for a page may be in any encoding. The
/// first line has Chromium (136 and later) compile all functions while the script comes, on a thread of its own, and not
/// each where it is first called: a first chart is some 8 ms sooner there.
const TERSER: &[&str] = &[
    "--compress",
    "ecma=2022",
    "--mangle",
    "--ecma",
    "2022",
    "--format",
    "ascii_only=true,preamble='//# allFunctionsCalledOnLoad'",
];

const SCRIPTS: &[Script] = &[
    Script { entry: "main", file: LOADED[0], flags: MODULE },
    Script { entry: "api", file: "carsi-charts.element.js", flags: MODULE },
    // For `<script defer>`. What lies beside it is looked for while it is the script that runs.
    Script {
        entry: "main",
        file: "carsi-charts.classic.js",
        flags: &["--format=iife", "--inject:pkg/src/classic.js", "--define:import.meta.url=HERE"],
    },
    // What a chart has around it where it is asked for; the loader imports it then.
    Script { entry: "extras/main", file: "carsi-charts.extras.js", flags: MODULE },
    // For pages that have charts in frames: a module and a classic script alike.
    Script { entry: "frame", file: "carsi-charts.frame.js", flags: &["--format=iife"] },
];

/// The style sheets: their names in the scripts that hold their text, and their sources.
const STYLES: [(&str, &str); 2] =
    [("#style", "pkg/src/style.css"), ("#extras-style", "pkg/src/extras/style.css")];

const TYPES: [&str; 2] = ["carsi-charts.d.ts", "carsi-charts.element.d.ts"];

/// The names of all places; a page loads it only where a chart meets one that the wasm does not hold.
pub const PLACES: &str = "carsi-charts.places.txt";

/// The outlines of countries; a page loads them only where a chart is a map.
pub const OUTLINES: &str = "carsi-charts.outlines.txt";

const FLAGS: &[&str] = &[
    "--bundle",
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
    let inputs = Inputs::new()
        .path(&project::at("pkg/src"))?
        .path(&project::at("pkg/types"))?
        .path(&wasm.glue)?
        .path(&project::at("node_modules/esbuild/package.json"))?
        .path(&project::at("node_modules/terser/package.json"))?
        .text(&digest)
        .text(&version)
        .text(&[FLAGS, TERSER].concat().join(" "))
        .text(&sizes::all().map(|(name, size)| name + &size).collect::<String>());
    let inputs =
        SCRIPTS.iter().fold(inputs, |inputs, script| inputs.text(script.file).text(&script.flags.join(" ")));
    let files = SCRIPTS.iter().map(|script| script.file).chain(TYPES);
    let outputs: Vec<_> = files.map(|file| project::dist().join(file)).collect();
    stamp::unless_fresh("bundle", inputs, &outputs, || {
        let styles = styles()?;
        for Script { entry, file, flags } in SCRIPTS {
            let output = project::dist().join(file);
            println!("build: esbuild pkg/src/{entry}.js to {file}");
            let mut esbuild = command::new(project::npm_bin("esbuild"));
            esbuild.arg(format!("pkg/src/{entry}.js")).args(FLAGS).args(*flags);
            esbuild.arg(format!("--mangle-props={}", names::PATTERN));
            esbuild.arg(format!("--mangle-cache={}", wasm.names.display()));
            esbuild.arg(format!("--alias:#glue={}", wasm.glue.display()));
            esbuild.args(&styles);
            esbuild.arg(format!("--define:__WASM_SHA384__=\"{digest}\""));
            esbuild.arg(format!("--define:__VERSION__=\"{version}\""));
            esbuild.arg(format!("--outfile={}", output.display()));
            command::run(&mut esbuild)?;
            let mut terser = command::new(project::npm_bin("terser"));
            terser.arg(&output).args(TERSER).arg("--output").arg(&output);
            if *flags == MODULE {
                terser.arg("--module");
            }
            command::run(&mut terser)?;
            keep_hints(&output)?;
        }
        for file in TYPES {
            let source = project::at("pkg/types").join(file);
            fs::copy(&source, project::dist().join(file))
                .with_context(|| format!("cannot copy {}", source.display()))?;
        }
        Ok(())
    })?;
    words::build()?;
    for (table, file) in [("world.tsv", PLACES), ("outlines.tsv", OUTLINES)] {
        let table = project::at("src/countries").join(table);
        fs::copy(&table, project::dist().join(file))
            .with_context(|| format!("cannot copy {}", table.display()))?;
    }
    remove_strays(&project::dist())?;
    release::build(&version)
}

/// Makes the style sheets small; esbuild's flags for where they are then.
fn styles() -> Result<Vec<String>> {
    let mut flags = vec![String::from("--loader:.css=text")];
    for (name, source) in STYLES {
        let small = project::target().join("styles").join(source);
        let full = small.with_extension("full.css");
        fs::create_dir_all(full.parent().context("a sheet lies in a folder")?)?;
        let text =
            fs::read_to_string(project::at(source)).with_context(|| format!("cannot read {source}"))?;
        fs::write(&full, sizes::fill(&text).with_context(|| format!("in {source}"))?)?;
        let mut esbuild = command::new(project::npm_bin("esbuild"));
        esbuild
            .arg(&full)
            .args(["--minify", "--log-level=warning"])
            .arg(format!("--outfile={}", small.display()));
        command::run(&mut esbuild)?;
        flags.push(format!("--alias:{name}={}", small.display()));
    }
    Ok(flags)
}

/// The one import that bundlers are to leave alone: minifying drops the comments that say so.
fn keep_hints(script: &Path) -> Result<()> {
    let text = fs::read_to_string(script)?;
    Ok(fs::write(script, text.replace("(import(", "(import(/*webpackIgnore:true*//*@vite-ignore*/"))?)
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
