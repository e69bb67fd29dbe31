//! A chart in, what a page shows where it cannot be drawn out: the summary and
//! the table that the element itself would show, the note, and how to cite it.

use carsi_charts::access::{self, Cell, DataTable};
use carsi_charts::format::words::{Word, word};
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::model::Chart;

use super::date::Date;
use super::html::{attributes, text};

/// What is cited.
pub struct Fallback<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// When its figures were read.
    pub date: Date,
    /// Whether they may not change.
    pub frozen: bool,
    /// The language of all words.
    pub lang: Lang,
}

impl Fallback<'_> {
    /// Summary, table, note and citation, a line an element; no line is blank, for some hosts make paragraphs of those.
    pub fn lines(&self) -> Vec<String> {
        let locale = NativeLocale { lang: self.lang };
        let mut lines = vec![paragraph(&access::summary(self.chart, &locale))];
        lines.extend(table(&access::table(self.chart, &locale)));
        let note = &self.chart.texts.note;
        if !note.is_empty() {
            lines.push(paragraph(note));
        }
        lines.push(self.citation());
        lines
    }

    /// "Source: UNODC. “Homicide rate”, accessed 31 March 2026."
    pub fn citation(&self) -> String {
        let texts = &self.chart.texts;
        let mut said = String::from("<p>");
        if !texts.source.is_empty() {
            said.push_str(&format!("{}: ", word(Word::Source, self.lang)));
            let source = text(&texts.source);
            if texts.source_href.is_empty() {
                said.push_str(&source);
            } else {
                said.push_str(&format!("<a{}>{source}</a>", attributes(&[("href", &texts.source_href)])));
            }
            said.push_str(if texts.source.ends_with('.') { " " } else { ". " });
        }
        let title = text(&one_line(&access::name(self.chart, &NativeLocale { lang: self.lang })));
        let day = self.date.said(self.lang);
        said.push_str(&match (self.lang, self.frozen) {
            (Lang::En, false) => format!("“{title}”, accessed {day}."),
            (Lang::En, true) => format!("“{title}”, figures fixed on {day}."),
            (Lang::Es, false) => format!("«{title}», consultado el {day}."),
            (Lang::Es, true) => format!("«{title}», cifras fijadas el {day}."),
        });
        said.push_str("</p>");
        said
    }
}

fn paragraph(said: &str) -> String {
    format!("<p>{}</p>", text(&one_line(said)))
}

/// A line break is a space to a page, and to some hosts a new paragraph.
fn one_line(said: &str) -> String {
    said.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn table(table: &DataTable) -> Vec<String> {
    let mut lines = vec!["<table>".to_owned()];
    lines.push(format!("  <caption>{}</caption>", text(&one_line(&table.caption))));
    let head: Vec<String> = table.head.iter().map(|name| heading("col", &one_line(name))).collect();
    lines.extend([
        "  <thead>".to_owned(),
        format!("    <tr>{}</tr>", head.concat()),
        "  </thead>".to_owned(),
    ]);
    lines.push("  <tbody>".to_owned());
    for row in &table.rows {
        lines.push(format!("    <tr>{}</tr>", row.iter().map(cell).collect::<String>()));
    }
    lines.extend(["  </tbody>".to_owned(), "</table>".to_owned()]);
    lines
}

fn heading(scope: &str, said: &str) -> String {
    format!("<th{}>{}</th>", attributes(&[("scope", scope)]), text(said))
}

fn cell(cell: &Cell) -> String {
    let said = one_line(&[cell.text.as_str(), &cell.mark].concat());
    if cell.heading { heading("row", &said) } else { format!("<td>{}</td>", text(&said)) }
}
