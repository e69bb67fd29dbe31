//! The words of problems: `src/format/problems/*.tsv` to the text that the loader fetches, to `www/problems.html` and
//! to `docs/errors.md`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project;

/// The tables as one text; a page loads it only where a chart has a problem.
pub const FILE: &str = "carsi-charts.problems.txt";

/// The tables, in the order in which `format::problems::Catalogue` takes them.
const TABLES: [&str; 4] = ["sentences", "assumed", "mends", "arguments"];

/// The page that lists every code, checked in.
pub fn page_path() -> PathBuf {
    project::at("www/problems.html")
}

/// The same for those who read the repository, in English.
fn document_path() -> PathBuf {
    project::at("docs/errors.md")
}

/// Writes all three, where they are not so already.
pub fn build() -> Result<()> {
    let tables = tables()?;
    write(project::dist().join(FILE), &tables.join("\n"))?;
    write(page_path(), &page(&tables))?;
    write(document_path(), &document(&tables))
}

fn tables() -> Result<Vec<String>> {
    let read = |name: &&str| {
        let path = project::at("src/format/problems").join(name).with_extension("tsv");
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    TABLES.iter().map(read).collect()
}

fn write(path: PathBuf, text: &str) -> Result<()> {
    if fs::read_to_string(&path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// The cells of the rows for a code.
fn rows<'a>(table: &'a str, code: &str) -> Vec<Vec<&'a str>> {
    let cells = table.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    cells.filter(|cells| cells.first() == Some(&code)).collect()
}

/// Every code once, in the order of the sentences.
fn codes(tables: &[String]) -> Vec<&str> {
    let mut codes: Vec<&str> = tables[0].lines().filter_map(|row| row.split('\t').next()).collect();
    codes.dedup();
    codes
}

fn page(tables: &[String]) -> String {
    let mut page = HEAD.to_owned();
    for code in codes(tables) {
        page.push_str(&format!(
            "      <section id=\"{}\">\n        <h2><code>{code}</code></h2>\n",
            code.to_lowercase()
        ));
        for (column, lang, labels) in [
            (2, "", ["What is wrong", "What is done", "How to mend it"]),
            (3, " lang=\"es\"", ["Qué está mal", "Qué se hace", "Cómo corregirlo"]),
        ] {
            page.push_str(&format!("        <dl{lang}>\n"));
            for (table, label) in tables.iter().zip(labels) {
                page.push_str(&format!("          <dt>{label}</dt>\n"));
                let mut said: Vec<&str> = rows(table, code).iter().map(|cells| cells[column]).collect();
                said.dedup();
                for words in said {
                    page.push_str(&format!("          <dd>{}</dd>\n", worded(words, column == 3)));
                }
            }
            page.push_str("        </dl>\n");
        }
        page.push_str("      </section>\n");
    }
    page.push_str(TAIL);
    page
}

fn document(tables: &[String]) -> String {
    let mut document = DOCUMENT.to_owned();
    for code in codes(tables) {
        document.push_str(&format!("\n## {code}\n"));
        for (table, label) in tables.iter().zip(["", "What is done: ", "To mend it: "]) {
            let mut said: Vec<&str> = rows(table, code).iter().map(|cells| cells[2]).collect();
            said.dedup();
            for words in said {
                document.push_str(&format!("\n{label}{}\n", marked(words)));
            }
        }
    }
    document
}

/// Words with their gaps named, as Markdown.
fn marked(words: &str) -> String {
    let mut text = words.replace('<', "&lt;").replace('*', "\\*");
    for (gap, name, _) in GAPS {
        text = text.replace(gap, &format!("*{name}*"));
    }
    text
}

/// What a sentence leaves open, and what is there in English and Spanish.
const GAPS: [(&str, &str, &str); 5] = [
    ("{t}", "“text read”", "«texto leído»"),
    ("{b}", "size", "tamaño"),
    ("{a}", "…", "…"),
    ("{p}", "its place", "su lugar"),
    ("{n}", "the number", "el número"),
];

/// Words with their gaps named, as HTML.
fn worded(words: &str, spanish: bool) -> String {
    let mut html = words.replace('&', "&amp;").replace('<', "&lt;");
    for (gap, en, es) in GAPS {
        html = html.replace(gap, &format!("<var>{}</var>", if spanish { es } else { en }));
    }
    html
}

const HEAD: &str = r#"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Problems that the charts name, by code</title>
    <link rel="icon" href="icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="site.css">
  </head>
  <body>
    <header>
      <h1>Problems that the charts name</h1>
      <p>
        Codes that begin with E stop a chart; those with W do not. Each stands in the <code>debug</code> panel, in
        <code>problems()</code> and in the events <code>chart-warning</code> and <code>chart-error</code>.
      </p>
      <p lang="es">
        Los códigos que empiezan con E impiden el gráfico; los que empiezan con W, no. Cada uno aparece en el panel
        <code>debug</code>, en <code>problems()</code> y en los eventos <code>chart-warning</code> y <code>chart-error</code>.
      </p>
    </header>
    <main class="codes">
"#;

const DOCUMENT: &str = "\
# Errors and warnings

Codes that begin with E stop a chart: what stands inside the element is shown, with a sentence for visitors that ends in the
code. Codes that begin with W do not. Each stands in the panel of the attribute `debug`, in `problems()`, in the console, and in the events
`chart-error` (`detail.code`) and `chart-warning`, with its place, the text that was read, and how to mend it. In English and
Spanish, with an anchor for each code, they are on `www/problems.html`; put a copy on your server and name it, and the
panel links there: `configure({ help: 'problems.html' })`.

This page is made from the tables beside `src/format/problems.rs` by `cargo xtask build`.
";

const TAIL: &str = "    </main>\n  </body>\n</html>\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_that_of_the_tables() {
        let written = fs::read_to_string(page_path()).unwrap();
        assert!(written == page(&tables().unwrap()), "`cargo xtask build` writes www/problems.html anew");
        let written = fs::read_to_string(document_path()).unwrap();
        assert!(written == document(&tables().unwrap()), "`cargo xtask build` writes docs/errors.md anew");
    }

    #[test]
    fn every_code_has_one_anchor() {
        let tables = tables().unwrap();
        let mut codes = codes(&tables);
        let count = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), count, "the rows of a code stand together");
        assert!(count > 40);
    }

    #[test]
    fn the_loaders_codes_are_in_the_tables() {
        let tables = tables().unwrap();
        let codes = codes(&tables);
        let mut found = 0;
        for path in crate::stamp::files_under(&project::at("pkg/src")).unwrap() {
            let text = fs::read_to_string(path).unwrap();
            for rest in text.split("'E-").skip(1) {
                let code = format!("E-{}", rest.split('\'').next().unwrap());
                // How a file could not be had is said after what it was for.
                let ends: &[&str] = match code.as_str() {
                    "E-DATA" => &["404", "TIMEOUT", "OFFLINE", "INTEGRITY", "HTML"],
                    "E-WASM" => {
                        &["404", "TIMEOUT", "OFFLINE", "INTEGRITY", "MIME", "CSP", "UNSUPPORTED", "FILE"]
                    }
                    _ => &[],
                };
                let whole = ends.iter().map(|end| format!("{code}-{end}"));
                for code in whole.chain(ends.is_empty().then(|| code.clone())) {
                    assert!(codes.contains(&code.as_str()), "{code}");
                    found += 1;
                }
            }
        }
        assert!(found >= 10, "{found}");
    }

    #[test]
    fn gaps_are_named_and_markup_is_text() {
        assert_eq!(
            worded("<b> {t} & {p}", true),
            "&lt;b> <var>«texto leído»</var> &amp; <var>su lugar</var>"
        );
    }
}
