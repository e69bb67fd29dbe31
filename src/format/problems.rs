//! Problems in words: what is wrong, what was assumed or left out, how to mend
//! it, and where it is, in English and Spanish.
//!
//! The words stand in four tables beside this file. Most pages have no
//! problems, so the wasm does not hold them: it is given the tables as one
//! text, which the loader fetches when there is something to say. A row is a
//! code, a case, English, Spanish; the first row that fits is said. The case is
//! an argument, or `blank` (no text was read), `none` (no argument), `twice`
//! (an argument that ends so), `list` (an argument of several), `*` (all else).
//! In the words `{t}` stands for the text as read, in quotation marks, `{b}`
//! for the bare text, `{a}` for the problem's argument in words, `{p}` for it
//! as a place, `{n}` for the text as the number it was read as.

use super::Lang;
use super::quantity::integer;
use super::words::pick;
use crate::error::{Place, Problem};

/// The tables as one text, a blank line between them: sentences, what was
/// assumed, mends, and what arguments are called (columns of data, kinds of
/// value; the case is the argument).
pub struct Catalogue<'a> {
    text: &'a str,
}

/// Which table.
const SENTENCES: usize = 0;
const ASSUMED: usize = 1;
const MENDS: usize = 2;
const ARGUMENTS: usize = 3;

impl<'a> Catalogue<'a> {
    /// From the tables. What is not there has no words.
    pub fn new(text: &'a str) -> Self {
        Catalogue { text }
    }

    /// The tables that this crate was built with. Nothing in `web` may call
    /// this: the wasm would hold them.
    pub fn built_in() -> Catalogue<'static> {
        Catalogue::new(concat!(
            include_str!("problems/sentences.tsv"),
            "\n",
            include_str!("problems/assumed.tsv"),
            "\n",
            include_str!("problems/mends.tsv"),
            "\n",
            include_str!("problems/arguments.tsv"),
        ))
    }

    /// What is wrong, in one sentence.
    pub fn sentence(&self, problem: &Problem, lang: Lang) -> String {
        self.said(SENTENCES, problem, lang)
    }

    /// What was assumed or left out.
    pub fn assumed(&self, problem: &Problem, lang: Lang) -> String {
        self.said(ASSUMED, problem, lang)
    }

    /// How to mend it.
    pub fn mend(&self, problem: &Problem, lang: Lang) -> String {
        self.said(MENDS, problem, lang)
    }

    /// The words of the first row for a problem's code whose case fits.
    fn row(&self, table: usize, problem: &Problem, lang: Lang) -> Option<&'a str> {
        let (text, arg) = (problem.text.as_str(), problem.arg.as_str());
        let bare = arg.strip_suffix("-twice").unwrap_or(arg);
        let mut at = 0;
        self.text.split('\n').find_map(|row| {
            at += usize::from(row.is_empty());
            let mut cells = row.split('\t');
            let found = at == table
                && cells.next() == Some(problem.code.name())
                && match cells.next()? {
                    "*" => true,
                    "blank" => text.is_empty(),
                    "none" => arg.is_empty(),
                    "twice" => bare.len() < arg.len(),
                    "list" => arg.contains(','),
                    case => case == bare,
                };
            let (en, es) = (cells.next()?, cells.next()?);
            found.then(|| pick(lang, en, es))
        })
    }

    fn said(&self, table: usize, problem: &Problem, lang: Lang) -> String {
        let template = self.row(table, problem, lang).unwrap_or("");
        let mut said = String::new();
        for piece in template.split(['{', '}']) {
            match piece {
                "t" => {
                    said.push_str(pick(lang, "“", "«"));
                    said.push_str(&problem.text);
                    said.push_str(pick(lang, "”", "»"));
                }
                "b" => said.push_str(&problem.text),
                "a" => said.push_str(self.row(ARGUMENTS, problem, lang).unwrap_or(&problem.arg)),
                "p" => push_place(&mut said, &problem.arg, problem.in_table, lang),
                "n" => push_number(&mut said, problem, lang),
                piece => said.push_str(piece),
            }
        }
        said
    }
}

/// Where a problem is: a line and column of a file, a row and column of a
/// table of the page, or a place in the spec.
pub fn place(problem: &Problem, lang: Lang) -> String {
    let mut said = String::new();
    match &problem.place {
        Place::Whole => said.push_str(pick(lang, "the whole input", "toda la entrada")),
        Place::Pointer(pointer) if pointer.is_empty() => {
            said.push_str(pick(lang, "the whole spec", "toda la especificación"));
        }
        Place::Pointer(pointer) => push_place(&mut said, pointer, false, lang),
        Place::Cell { line, column } => {
            said.push_str(row_word(problem.in_table, lang));
            said.push_str(&integer(*line));
            if let Some(column) = column {
                said.push_str(pick(lang, ", column ", ", columna "));
                said.push_str(&integer(*column));
            }
            said.push_str(of_table(problem.in_table, lang));
        }
    }
    said
}

/// A place as an argument has it: the number of a line, or a JSON pointer.
fn push_place(said: &mut String, place: &str, in_table: bool, lang: Lang) {
    // The pointer of a data file is not one of the spec, but both are JSON.
    let pointer = place.starts_with('/');
    said.push_str(if pointer { "" } else { row_word(in_table, lang) });
    said.push_str(place);
    said.push_str(of_table(in_table && !pointer, lang));
}

fn row_word(in_table: bool, lang: Lang) -> &'static str {
    if in_table { pick(lang, "row ", "fila ") } else { pick(lang, "line ", "línea ") }
}

fn of_table(in_table: bool, lang: Lang) -> &'static str {
    if in_table { pick(lang, " of the table", " de la tabla") } else { "" }
}

/// The text of a number problem as it was read, with the language's own
/// decimal mark: `1.234` as `1234` where its mark groups thousands.
fn push_number(said: &mut String, problem: &Problem, lang: Lang) {
    let is_decimal = |c: char| match problem.arg.as_str() {
        "comma" => c == ',',
        "point" => c == '.',
        "decimal" => matches!(c, '.' | ','),
        _ => false,
    };
    for c in problem.text.chars() {
        if is_decimal(c) {
            said.push_str(pick(lang, ".", ","));
        } else if c.is_ascii_digit() || matches!(c, '-' | '\u{2212}') {
            said.push(c);
        }
    }
}
