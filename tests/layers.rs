//! The first three invariants of the crate, read off its source.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

fn rust_files(dir: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a folder of the crate") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

/// Every source line that is code, outside test modules, with its file relative to `src`.
fn code() -> Vec<(String, usize, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    assert!(files.len() > 25, "the walk finds the crate");
    let mut lines = Vec::new();
    for file in files {
        let name = file.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).unwrap();
        for (n, line) in text.lines().enumerate() {
            if line.starts_with("#[cfg(test)]") {
                break;
            }
            let code = line.split("//").next().unwrap_or_default();
            if !code.trim().is_empty() {
                lines.push((name.clone(), n + 1, code.to_owned()));
            }
        }
    }
    lines
}

fn offenders(found: impl Fn(&str) -> bool, allowed: impl Fn(&str) -> bool) -> Vec<String> {
    code()
        .into_iter()
        .filter(|(file, _, line)| found(line) && !allowed(file))
        .map(|(file, n, line)| format!("{file}:{n}: {}", line.trim()))
        .collect()
}

/// The words of a line, as Rust sees them.
fn names(line: &str, crates: &[&str]) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| crates.contains(&word))
}

#[test]
fn only_paint_names_plotters() {
    let crates = ["plotters", "plotters_backend", "plotters_svg"];
    // A pen draws as a back end does.
    let pen = |f: &str| f == "web/pen.rs" || f == "web/ink.rs";
    assert_eq!(offenders(|l| names(l, &crates), |f| f.starts_with("paint/") || pen(f)), Vec::<String>::new());
    // The canvas back end is given a canvas, so it is named where canvases are.
    assert_eq!(offenders(|l| names(l, &["plotters_canvas"]), |f| f == "web/pen.rs"), Vec::<String>::new());
}

#[test]
fn only_web_names_the_browser() {
    let crates = ["web_sys", "js_sys", "gloo", "wasm_bindgen"];
    assert_eq!(offenders(|l| names(l, &crates), |f| f.starts_with("web/")), Vec::<String>::new());
}

#[test]
fn nothing_but_web_depends_on_the_target() {
    let found = |l: &str| l.contains("cfg") && (l.contains("target") || l.contains("wasm"));
    let lines = offenders(found, |f| f.starts_with("web/"));
    assert_eq!(lines.len(), 1, "{lines:?}");
    let only = lines.first().unwrap();
    assert!(only.starts_with("lib.rs:") && only.ends_with("#[cfg(target_arch = \"wasm32\")]"), "{only}");
}

#[test]
fn web_holds_no_chart_knowledge() {
    let kinds =
        ["Indicator", "Series", "Goals", "Goal", "Measure", "Kind", "Verdict", "Status", "views", "progress"];
    let in_web = |l: &str| names(l, &kinds);
    let lines: Vec<String> =
        offenders(in_web, |_| false).into_iter().filter(|l| l.starts_with("web/")).collect();
    assert_eq!(lines, Vec::<String>::new());
}

#[test]
fn the_lints_that_keep_panics_out_are_on() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    for lint in ["unwrap_used", "expect_used", "panic", "indexing_slicing", "as_conversions"] {
        assert!(manifest.contains(&format!("{lint} = \"deny\"")), "{lint}");
    }
    // Casts are allowed where each has a name; nothing else is let off.
    let found = |l: &str| l.contains("allow(clippy::");
    assert_eq!(offenders(found, |f| f == "convert.rs"), Vec::<String>::new());
}

/// What keeps things apart, as views name it. Marks have sizes of their own, in the view that draws them.
const APART: [&str; 14] = [
    "GAP",
    "APART",
    "EDGE",
    "PAD",
    "INSET",
    "TOP",
    "BOTTOM",
    "FOOT",
    "HEAD",
    "TITLE",
    "LINE",
    "LEADING",
    "PARAGRAPH",
    "MARGIN",
];

#[test]
fn only_the_theme_names_colours_and_sizes_of_words_and_room() {
    // Where a colour is made of what the page or a scene has.
    let colours =
        |f: &str| f.starts_with("theme/") || ["scene.rs", "web/colors.rs", "web/ink.rs"].contains(&f);
    let named = |l: &str| l.contains("Color::hex(") || l.contains("Color { rgb") || l.contains("rgb: [");
    assert_eq!(offenders(named, |f| colours(f)), Vec::<String>::new());
    let drawn = |f: &str| f.starts_with("views/") || f.starts_with("interact/") || f == "export.rs";
    let literal = |text: &str| text.trim().starts_with(|c: char| c.is_ascii_digit());
    let after = |l: &str, word: &str| l.split(word).skip(1).any(literal);
    let words = |l: &str| {
        after(l, " size: ") || after(l, "FONT.size * ") || after(l, "BODY * ") || after(l, "SMALL * ")
    };
    assert_eq!(offenders(words, |f| !drawn(f)), Vec::<String>::new());
    // A share of a row may be less than one; room is in CSS px.
    let room = |l: &str| {
        let px = |size: &str| size.trim_end_matches(';').parse::<f64>().is_ok_and(|size| size >= 1.0);
        l.split_once("const ")
            .and_then(|(_, rest)| rest.split_once(": f64 = "))
            .is_some_and(|(name, size)| APART.contains(&name) && px(size))
    };
    assert!(
        room("const GAP: f64 = 8.0;")
            && !room("const GAP: f64 = space::NEAR;")
            && !room("const APART: f64 = 0.4;")
    );
    assert_eq!(offenders(room, |f| !drawn(f)), Vec::<String>::new());
}

#[test]
fn style_sheets_have_colours_and_sizes_of_the_theme() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let room = [
        "padding",
        "margin",
        "gap",
        "font-size",
        "font",
        "line-height",
        "border-radius",
        "box-shadow",
        "text-underline-offset",
        "outline-offset",
    ];
    let mut seen = 0;
    for sheet in ["pkg/src/style.css", "pkg/src/extras/style.css"] {
        let text = fs::read_to_string(root.join(sheet)).unwrap();
        for declaration in text.split(['{', '}', ';']) {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let name = name.trim();
            let colour = ["#", "rgb", "hsl", "oklch", "black", "white"].iter().any(|c| value.contains(c));
            assert!(!colour, "{sheet}: {name}:{value}");
            if room
                .iter()
                .any(|of| name == *of || name.starts_with("padding-") || name.starts_with("margin-"))
            {
                seen += 1;
                assert!(!value.contains("px"), "{sheet}: {name}:{value}");
                assert!(name != "line-height" || value.contains("var("), "{sheet}: {name}:{value}");
            }
        }
    }
    assert!(seen > 50, "{seen} declarations of room and words");
}
