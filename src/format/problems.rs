//! Problems in words: what was wrong and what was done about it, where, and
//! how to mend it, in English and Spanish.
//!
//! The words stand in three tables beside this file. A row is a code, a case,
//! English, Spanish; the first row that fits is said. In sentences `{t}` stands
//! for the text as read, in quotation marks, `{a}` for the problem's argument
//! in words. `arg` keywords are facts of the code that notes a problem; only
//! here do they get words. As one text a table weighs 6 KB less in the wasm
//! than as arms of a `match`, each with its addresses.

use super::Lang;
use super::quantity::integer;
use super::words::pick;
use crate::error::{Code, Place, Problem};

/// What was wrong and what was done about it. The case is an argument, or
/// `blank` (no text was read), `none` (no argument), `twice` (an argument that
/// ends so), `pointer` (an argument that is one), `*` (all else).
const SENTENCES: &str = include_str!("problems/sentences.tsv");
/// How to mend it. There is one case.
const MENDS: &str = include_str!("problems/mends.tsv");
/// What arguments are called: columns of data, kinds of value. The case is the argument.
const ARGUMENTS: &str = include_str!("problems/arguments.tsv");

/// The text of the first row for a code whose case fits.
fn row(table: &'static str, code: Code, lang: Lang, fits: &dyn Fn(&str) -> bool) -> Option<&'static str> {
    table.split('\n').find_map(|row| {
        let mut cells = row.split('\t');
        let found = cells.next() == Some(code.name()) && cells.next().is_some_and(fits);
        let (en, es) = (cells.next()?, cells.next()?);
        found.then(|| pick(lang, en, es))
    })
}

/// One sentence: what was wrong, and what was assumed or left out.
pub fn sentence(problem: &Problem, lang: Lang) -> String {
    let (text, arg) = (problem.text.as_str(), problem.arg.as_str());
    let template = row(SENTENCES, problem.code, lang, &|case| match case {
        "*" => true,
        "blank" => text.is_empty(),
        "none" => arg.is_empty(),
        "twice" => arg.ends_with("-twice"),
        "pointer" => arg.starts_with('/'),
        case => case == arg,
    });
    let bare = arg.strip_suffix("-twice").unwrap_or(arg);
    let argument = row(ARGUMENTS, problem.code, lang, &|case| case == bare).unwrap_or(arg);
    let mut said = String::new();
    for piece in template.unwrap_or("").split(['{', '}']) {
        match piece {
            "t" => {
                said.push_str(pick(lang, "“", "«"));
                said.push_str(text);
                said.push_str(pick(lang, "”", "»"));
            }
            "a" => said.push_str(argument),
            piece => said.push_str(piece),
        }
    }
    said
}

/// Where the problem is: a line and column of the data, or a place in the spec.
pub fn place(place: &Place, lang: Lang) -> String {
    let (said, rest) = match place {
        Place::Whole => (pick(lang, "the whole input", "toda la entrada"), String::new()),
        Place::Pointer(pointer) => (pick(lang, "spec", "especificación"), pointer.clone()),
        Place::Cell { line, .. } => (pick(lang, "line ", "línea "), integer(*line)),
    };
    let comma = if rest.starts_with('/') { ", " } else { "" };
    let mut said = [said, comma, &rest].concat();
    if let Place::Cell { column: Some(column), .. } = place {
        said.push_str(pick(lang, ", column ", ", columna "));
        said.push_str(&integer(*column));
    }
    said
}

/// How to mend a problem, in one sentence.
pub fn mend(code: Code, lang: Lang) -> &'static str {
    row(MENDS, code, lang, &|_| true).unwrap_or("")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn problem(code: Code, text: &str, arg: &str) -> Problem {
        Problem { code, place: Place::Whole, text: text.to_owned(), arg: arg.to_owned() }
    }

    #[test]
    fn every_problem_has_whole_sentences_in_both_languages() {
        let all = [
            (Code::SpecJson, "3:5"),
            (Code::SpecKey, ""),
            (Code::SpecKey, "heading"),
            (Code::SpecValue, "required"),
            (Code::SpecValue, "once"),
            (Code::SpecValue, "one-measure"),
            (Code::SpecValue, "year"),
            (Code::SpecValue, "from<=to"),
            (Code::SpecValue, "0..6"),
            (Code::SpecValue, "goal"),
            (Code::SpecValue, "goals"),
            (Code::SpecValue, "words"),
            (Code::SpecValue, "lower | higher"),
            (Code::SpecChart, ""),
            (Code::SpecChart, "goal-progress"),
            (Code::SpecVersion, "1"),
            (Code::DataEmpty, "bytes"),
            (Code::DataEmpty, "rows"),
            (Code::DataEmpty, "numbers"),
            (Code::DataShape, "country"),
            (Code::DataShape, "value-twice"),
            (Code::DataHtml, ""),
            (Code::DataEncoding, ""),
            (Code::DataEncoding, "Latin-1"),
            (Code::DataMissing, ""),
            (Code::RowLength, "3"),
            (Code::RowDuplicate, "2"),
            (Code::RowDuplicate, "/readings/0"),
            (Code::CountryUnknown, ""),
            (Code::CountryAbsent, ""),
            (Code::NumberUnreadable, ""),
            (Code::YearUnreadable, ""),
            (Code::IntervalInvalid, ""),
            (Code::IntervalInvalid, "limits"),
            (Code::MeasureEmpty, ""),
            (Code::MeasureEmpty, "data"),
            (Code::MeasureEmpty, "country"),
            (Code::BaselineAbsent, "2010"),
            (Code::TargetDegenerate, "equal"),
            (Code::TargetDegenerate, "year"),
            (Code::TargetDegenerate, "direction"),
            (Code::TargetDegenerate, "limits"),
            (Code::UrlRefused, ""),
        ];
        let mut seen = Vec::new();
        for (code, arg) in all {
            for text in ["", "x{t}<b>"] {
                let p = problem(code, text, arg);
                let [en, es] = [sentence(&p, Lang::En), sentence(&p, Lang::Es)];
                assert_ne!(en, es);
                for said in [&en, &es] {
                    assert!(said.ends_with('.') && said.len() > 15, "{said}");
                    assert!(!said.contains("{a}") && !said.contains("-twice"), "{said}");
                    assert_eq!(said.contains("{t}"), said.contains("x{t}<b>"), "text is put in once: {said}");
                }
                if !text.is_empty() {
                    assert!(!seen.contains(&en), "its own sentence: {en}");
                    seen.push(en);
                }
            }
            assert!(mend(code, Lang::En).ends_with('.') && mend(code, Lang::Es).ends_with('.'));
            assert_ne!(mend(code, Lang::En), mend(code, Lang::Es));
        }
        let rows = SENTENCES.lines().filter(|row| row.split('\t').nth(1) != Some("blank"));
        // A wrong kind of value and one of a few texts have the same sentence.
        assert_eq!(rows.count(), seen.len() - 1, "every sentence is said by one of these problems");
    }

    #[test]
    fn every_row_has_a_code_a_case_and_two_texts() {
        for row in [SENTENCES, MENDS, ARGUMENTS].into_iter().flat_map(str::lines) {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(cells.len(), 4, "{row}");
            assert!(cells.iter().all(|cell| !cell.is_empty() && cell.trim() == *cell), "{row}");
        }
    }

    #[test]
    fn sentences_read_well() {
        for (p, lang, said) in [
            (
                problem(Code::SpecKey, "headng", "heading"),
                Lang::En,
                "The spec has an unknown key, “headng”; the nearest known one is heading.",
            ),
            (
                problem(Code::NumberUnreadable, "20,33", ""),
                Lang::Es,
                "«20,33» no se puede leer como número sin adivinar, así que se omitió.",
            ),
            (
                problem(Code::DataShape, "a,b", "year"),
                Lang::Es,
                "El encabezado no tiene ninguna columna para años, así que no se pudo leer nada: «a,b».",
            ),
            (
                problem(Code::SpecValue, "x", "integer"),
                Lang::En,
                "“x” stands where a whole number was expected.",
            ),
            (
                problem(Code::SpecVersion, "2", "1"),
                Lang::En,
                "The spec is of version “2”, and this build reads versions up to 1.",
            ),
        ] {
            assert_eq!(sentence(&p, lang), said);
        }
    }

    #[test]
    fn places_are_named() {
        let cell = |column| Place::Cell { line: 12, column };
        assert_eq!(place(&cell(Some(3)), Lang::Es), "línea 12, columna 3");
        assert_eq!(place(&cell(None), Lang::En), "line 12");
        assert_eq!(place(&Place::Pointer("/goals/0".to_owned()), Lang::En), "spec, /goals/0");
        assert_eq!(place(&Place::Whole, Lang::Es), "toda la entrada");
    }
}
