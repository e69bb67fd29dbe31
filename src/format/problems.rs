//! Problems in words: what was wrong and what was done about it, where, and
//! how to mend it, in English and Spanish.
//!
//! Sentences are templates: `{t}` stands for the text as read, in quotation
//! marks, `{a}` for the problem's argument in words. `arg` keywords are facts
//! of the code that notes a problem; only here do they get words.

mod mends;
mod sentences;

use super::Lang;
use crate::error::{Code, Place, Problem};

/// English, Spanish.
type Both = [&'static str; 2];

fn pick(both: Both, lang: Lang) -> &'static str {
    let [en, es] = both;
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}

/// One sentence: what was wrong, and what was assumed or left out.
pub fn sentence(problem: &Problem, lang: Lang) -> String {
    let quoted = match lang {
        Lang::En => ["“", &problem.text, "”"].concat(),
        Lang::Es => ["«", &problem.text, "»"].concat(),
    };
    let word = keyword(problem.code, &problem.arg).map(|both| pick(both, lang));
    let argument = word.unwrap_or(&problem.arg);
    let mut said = String::new();
    let mut rest = pick(sentences::template(problem), lang);
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or(("", after));
        said.push_str(if name == "t" { &quoted } else { argument });
        rest = after;
    }
    said.push_str(rest);
    said
}

/// Where the problem is: a line and column of the data, or a place in the spec.
pub fn place(place: &Place, lang: Lang) -> String {
    match place {
        Place::Whole => pick(["the whole input", "toda la entrada"], lang).to_owned(),
        Place::Pointer(pointer) if pointer.is_empty() => pick(["spec", "especificación"], lang).to_owned(),
        Place::Pointer(pointer) => [pick(["spec, ", "especificación, "], lang), pointer].concat(),
        Place::Cell { line, column } => {
            let mut said = [pick(["line ", "línea "], lang), &line.to_string()].concat();
            if let Some(column) = column {
                said.push_str(pick([", column ", ", columna "], lang));
                said.push_str(&column.to_string());
            }
            said
        }
    }
}

/// How to mend a problem, in one sentence.
pub fn mend(code: Code, lang: Lang) -> &'static str {
    pick(mends::mend(code), lang)
}

/// Words for the keywords that stand in `arg`: columns of data, kinds of value.
fn keyword(code: Code, arg: &str) -> Option<Both> {
    match code {
        Code::DataShape => column(arg.strip_suffix("-twice").unwrap_or(arg)),
        Code::SpecValue => kind(arg),
        _ => None,
    }
}

fn column(arg: &str) -> Option<Both> {
    Some(match arg {
        "country" => ["countries", "países"],
        "year" => ["years", "años"],
        "value" => ["values", "valores"],
        "low" => ["lower bounds", "límites inferiores"],
        "high" => ["upper bounds", "límites superiores"],
        "std_error" => ["standard errors", "errores estándar"],
        "note" => ["notes", "notas"],
        "flag" => ["flags", "indicadores de estado"],
        _ => return None,
    })
}

fn kind(arg: &str) -> Option<Both> {
    Some(match arg {
        "integer" => ["a whole number", "un número entero"],
        "number" => ["a number", "un número"],
        "boolean" => ["true or false", "true o false"],
        "text" => ["a text in quotation marks", "un texto entre comillas"],
        "list" => ["a list in brackets", "una lista entre corchetes"],
        "words" => ["a text, or one text for each language,", "un texto, o un texto por idioma,"],
        "object" => ["an object in braces", "un objeto entre llaves"],
        _ => return None,
    })
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
            assert_ne!(mend(code, Lang::En), mend(code, Lang::Es));
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
