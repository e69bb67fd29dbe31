//! Rust source to `pkg/dist/carsi-charts.wasm` and its JavaScript glue: cargo, wasm-bindgen, wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::stamp::{self, Inputs};
use crate::{command, debian_rust, glue, integrity, names, project, prune, setup, traps};

/// The name wasm-bindgen gives its output: `<stem>.js` and `<stem>_bg.wasm`.
const STEM: &str = "carsi_charts";

/// What wasm-opt may use: what rustc turns on for the target by itself, in every browser since 2023. Never
/// `--all-features`: with it, wasm-opt writes an import kind that Chromium refuses.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Smallest in brotli of the ways tried when there was one view and one format (-O3, -O4, -Os, --gufa, --flatten, …
/// were within 1 % above): rustc has inlined what is worth it, and more of it compresses worse.
const OPTIMISE: &[&str] = &[
    "-Oz",
    "--converge",
    // The first kilobyte is the far end of the stack (rust-lld puts the stack first), where no pointer points.
    "--low-memory-unused",
    "--reorder-functions-by-name",
];

/// While the parts are found: each door is a function.
const APART: &[&str] = &["--always-inline-max-function-size=0", "--one-caller-inline-max-function-size=0"];

/// Once they are found: what is no larger than a call, and small functions that are called in one place. It is smaller,
/// and a browser, which compiles each function when it is first called, has fewer to begin with. No larger ones: small
/// loops are kept in functions of their own.
const INLINE: &[&str] = &["--always-inline-max-function-size=4", "--one-caller-inline-max-function-size=80"];

const STRIP: &[&str] = &["--strip-debug", "--strip-producers", "--strip-target-features"];

/// What the bundle is made from.
pub struct Wasm {
    /// The optimised module, in `pkg/dist/`.
    pub module: PathBuf,
    /// The parts of it that are fetched apart ([`prune::PARTS`]), beside it.
    pub parts: Vec<PathBuf>,
    /// The ES module that starts it: wasm-bindgen's, made a function ([`glue`]).
    pub glue: PathBuf,
    /// The short names that the module has for the glue's: esbuild's list.
    pub names: PathBuf,
}

/// Builds the wasm and its glue, doing only what the sources' changes ask for.
pub fn build() -> Result<Wasm> {
    let version = bindgen_version(&fs::read_to_string(project::at("Cargo.lock"))?)?;
    let compiled = compile()?;
    let bound = bound();
    let wasm = Wasm {
        module: project::dist().join("carsi-charts.wasm"),
        parts: prune::PARTS.iter().map(|part| project::dist().join(part.file())).collect(),
        glue: bound.join("glue.js"),
        names: names_list(&bound),
    };

    let inputs = Inputs::new()
        .path(&compiled)?
        .text(&version)
        .path(&project::at("node_modules/binaryen/package.json"))?
        // What is done, and by which flags.
        .path(&project::at("xtask/src"))?;
    let mut outputs = vec![wasm.module.clone(), wasm.glue.clone(), wasm.names.clone()];
    outputs.extend(wasm.parts.iter().cloned());
    stamp::unless_fresh("wasm", inputs, &outputs, || {
        println!("build: wasm-bindgen {version}");
        let (marked, marks) = prune::mark(&fs::read(&compiled)?)?;
        bind(&marked, &bound)?;
        println!("build: wasm-opt {}", OPTIMISE.join(" "));
        optimise(&bound.join(format!("{STEM}_bg.wasm")), &[APART, &["-g"]], &whole())?;
        let found = prune::sweep(&fs::read(whole())?, &marks)?;
        fs::create_dir_all(project::dist())?;
        let modules = [(swept("main"), &wasm.module, found.main)];
        let parts = prune::PARTS.iter().map(|part| swept(part.name)).zip(&wasm.parts).zip(found.parts);
        for (swept, output, bytes) in
            modules.into_iter().chain(parts.map(|((swept, output), bytes)| (swept, output, bytes)))
        {
            fs::write(&swept, bytes)?;
            optimise(&swept, &[INLINE, STRIP], output)?;
        }
        integrity::chain(&wasm.module, wasm.parts.iter().map(PathBuf::as_path))
    })?;
    Ok(wasm)
}

/// The same module with its function names, for `size --where`.
pub fn build_named() -> Result<PathBuf> {
    build()?;
    let named = project::intermediate().join("named.wasm");
    optimise(&swept("main"), &[INLINE, &["-g"]], &named)?;
    Ok(named)
}

/// The ways to the functions of the main module whose names hold a text, for `size --why`.
pub fn why(text: &str) -> Result<Vec<Vec<String>>> {
    build()?;
    let (_, marks) = prune::mark(&fs::read(compile()?)?)?;
    prune::why(&fs::read(whole())?, &marks, text)
}

/// The module with all its parts, and with its marks.
fn whole() -> PathBuf {
    project::intermediate().join("marked.wasm")
}

/// A module without what only panics need, before its last optimisation.
fn swept(name: &str) -> PathBuf {
    project::intermediate().join(format!("swept.{name}.wasm"))
}

fn bound() -> PathBuf {
    project::intermediate().join("bindgen")
}

/// The cdylib alone: beside an rlib, cargo leaves link-time optimisation out.
fn compile() -> Result<PathBuf> {
    let (mut cargo, target) = if setup::has_wasm_target()? {
        let mut cargo = command::cargo();
        cargo.arg("rustc");
        (cargo, project::target())
    } else {
        (debian_rust::cargo_rustc()?, debian_rust::target())
    };
    cargo.args(["--quiet", "--release", "--lib", "--package", "carsi-charts", "--crate-type", "cdylib"]);
    cargo.args(["--target", setup::WASM_TARGET]);
    // No path of the machine in what is published: the same sources give the same bytes, and so the same hash.
    let remap = |from: PathBuf, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let relocs = "-Clink-arg=--emit-relocs".to_owned(); // for `prune`
    let flags = [remap(project::cargo_home(), "cargo"), remap(project::root().to_owned(), "."), relocs];
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    command::run(&mut cargo)?;
    Ok(target.join(setup::WASM_TARGET).join("release").join(format!("{STEM}.wasm")))
}

fn bind(compiled: &[u8], folder: &Path) -> Result<()> {
    let mut output = Bindgen::new()
        .input_bytes(STEM, compiled.to_vec())
        .web(true)?
        .typescript(false)
        // The loader always passes the module or the response; a default URL would end in the bundle as a second one.
        .omit_default_module_path(true)
        .generate_output()
        .context("wasm-bindgen cannot read the module")?;
    traps::cut(output.wasm_mut())?;
    traps::swap(output.wasm_mut())?;
    fs::create_dir_all(folder)?;
    fs::write(names_list(folder), names::shorten(output.wasm_mut()))?;
    output.emit(folder)?;
    let written = fs::read_to_string(folder.join(format!("{STEM}.js")))?;
    Ok(fs::write(folder.join("glue.js"), glue::factory(&written)?)?)
}

/// Where the list of names for esbuild is.
fn names_list(folder: &Path) -> PathBuf {
    folder.join("names.json")
}

fn optimise(input: &Path, how: &[&[&str]], output: &Path) -> Result<()> {
    let mut wasm_opt = command::new(project::npm_bin("wasm-opt"));
    wasm_opt.args(FEATURES).args(OPTIMISE).args(how.concat());
    wasm_opt.arg(input).arg("-o").arg(output);
    command::run(&mut wasm_opt)
}

/// The one version of wasm-bindgen in the lock file. Library and command line must be one version: they speak a private format to each other.
fn bindgen_version(lock: &str) -> Result<String> {
    let library = locked_version(lock, "wasm-bindgen")?;
    let tool = locked_version(lock, "wasm-bindgen-cli-support")?;
    if library != tool {
        bail!(
            "Cargo.lock has wasm-bindgen {library} but wasm-bindgen-cli-support {tool}; \
             make them one: `cargo update -p wasm-bindgen-cli-support --precise {library}`"
        );
    }
    Ok(tool.to_owned())
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Result<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name).with_context(|| format!("Cargo.lock has no {package}"))?;
    lines
        .next()
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .with_context(|| format!("Cargo.lock gives no version for {package}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(library: &str, tool: &str) -> String {
        let package =
            |name: &str, version: &str| format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n");
        package("wasm-bindgen-cli-support", tool)
            + &package("wasm-bindgen-macro", "9.9.9")
            + &package("wasm-bindgen", library)
    }

    #[test]
    fn equal_versions_pass() {
        assert!(bindgen_version(&lock("0.2.130", "0.2.130")).is_ok());
    }

    #[test]
    fn unequal_versions_name_both_and_the_mend() {
        let said = bindgen_version(&lock("0.2.131", "0.2.130")).unwrap_err().to_string();
        assert!(said.contains("wasm-bindgen 0.2.131") && said.contains("cli-support 0.2.130"), "{said}");
        assert!(said.contains("--precise 0.2.131"), "{said}");
    }

    #[test]
    fn a_missing_package_is_named() {
        assert!(bindgen_version("").unwrap_err().to_string().contains("wasm-bindgen"));
    }
}
