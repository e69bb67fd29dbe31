//! Every code has whole sentences, and they read well.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use carsi_charts::error::{Code, Place, Problem};
use carsi_charts::format::Lang;
use carsi_charts::format::problems::{Catalogue, place};

/// The tables, as they stand beside `format::problems`.
const TABLES: [&str; 4] = [
    include_str!("../src/format/problems/sentences.tsv"),
    include_str!("../src/format/problems/assumed.tsv"),
    include_str!("../src/format/problems/mends.tsv"),
    include_str!("../src/format/problems/arguments.tsv"),
];
type Speak = fn(&Catalogue, &Problem, Lang) -> String;
const SPEAK: [Speak; 3] =
    [|w, p, lang| w.sentence(p, lang), |w, p, lang| w.assumed(p, lang), |w, p, lang| w.mend(p, lang)];

fn problem(code: Code, text: &str, arg: &str) -> Problem {
    Problem { code, place: Place::Whole, text: text.to_owned(), arg: arg.to_owned(), in_table: false }
}

const COLUMNS: &str = "country|year|value|low|high|std_error|note|flag";

/// Each code with the arguments that it is documented to have, `|` between;
/// the empty one stands for none.
const ARGS: &[(Code, &str)] = &[
    (Code::SpecJson, "3:5"),
    (Code::SpecKey, "|heading"),
    (
        Code::SpecValue,
        "required|once|one-measure|aim|weight|year|long|from<=to|0..6|goal|goals|integer|number|boolean|text|list|words|object|lower or higher",
    ),
    (Code::SpecChart, "|goal-progress"),
    (Code::SpecVersion, "1"),
    (Code::DataEmpty, "bytes|rows|numbers"),
    (Code::DataShape, COLUMNS),
    (Code::DataHtml, ""),
    (Code::DataEncoding, "|Latin-1|UTF-16"),
    (Code::DataBinary, "|xlsx|xls|ods|pdf|zip|gzip|image|parquet"),
    (Code::DataSize, "|64"),
    (Code::DataJson, "3:5"),
    (Code::DataFormat, "dataSets|csv, table"),
    (Code::WorldBankMessage, ""),
    (Code::IndicatorChoose, "One (A); Two (B)"),
    (Code::IndicatorUnknown, "One (A); Two (B)"),
    (Code::DataMissing, ""),
    (Code::EncodingAssumed, "windows-1252"),
    (Code::WorldBankPages, "1/3"),
    (Code::NumberLocale, "comma|point|group"),
    (Code::NumberAmbiguous, "group|decimal"),
    (Code::NumberMixed, "|column"),
    (Code::TimeRule, "split|fiscal|date|part"),
    (Code::TimePart, "|2|/readings/0"),
    (Code::PlaceAbsent, "|used"),
    (Code::RowLength, "|3"),
    (Code::QuoteOpen, ""),
    (Code::RowDuplicate, "|columns|2|/readings/0"),
    (Code::CountryUnknown, ""),
    (Code::CountryAbsent, ""),
    (Code::NumberUnreadable, ""),
    (Code::YearUnreadable, "|long"),
    (Code::IntervalInvalid, "|limits"),
    (Code::MeasureEmpty, "|data|country"),
    (Code::BaselineAbsent, "2010"),
    (Code::TargetDegenerate, "equal|year|direction|limits"),
    (Code::LogNonPositive, "|linear|reference"),
    (Code::LogView, ""),
    (Code::MarkView, ""),
    (Code::LongView, "|readings"),
    (Code::UrlRefused, ""),
];

/// Codes of the loader, which has no [`Code`] for them.
const LOADER: &str = "E-DATA-404|E-DATA-CORS|E-DATA-URL|E-WASM-404|E-WASM-MIME|E-WASM-CSP|E-WASM-UNSUPPORTED|\
                      E-WASM-INTEGRITY|E-WASM-FILE|E-WASM-TIMEOUT|E-WASM-OFFLINE|E-DATA-TIMEOUT|E-DATA-OFFLINE|E-DATA-INTEGRITY|\
                      W-DATA-OLD|E-PANIC";

/// Every code with each of its arguments.
fn all() -> Vec<(Code, String)> {
    let mut all = Vec::new();
    for (code, args) in ARGS {
        all.extend(args.split('|').map(|arg| (*code, arg.to_owned())));
        if *code == Code::DataShape {
            all.extend(args.split('|').map(|arg| (*code, format!("{arg}-twice"))));
        }
    }
    all
}

#[test]
fn every_code_has_its_arguments_listed() {
    let listed: Vec<Code> = ARGS.iter().map(|(code, _)| *code).collect();
    assert_eq!(listed, Code::ALL);
}

#[test]
fn every_problem_has_whole_sentences_in_both_languages() {
    let words = Catalogue::built_in();
    for (code, arg) in all() {
        for text in ["", "x{t}<b>"] {
            let p = problem(code, text, &arg);
            for speak in SPEAK {
                let [en, es] = [Lang::En, Lang::Es].map(|lang| speak(&words, &p, lang));
                assert_ne!(en, es);
                for said in [&en, &es] {
                    assert!(said.ends_with('.') && said.len() > 10, "{code:?} {arg}: {said}");
                    assert!(
                        said.chars().next().unwrap().is_uppercase() || said.starts_with(['“', '«']),
                        "{said}"
                    );
                    assert_eq!(
                        said.contains(['{', '}']),
                        said.contains("x{t}<b>"),
                        "all gaps are filled: {said}"
                    );
                    assert!(!said.contains("  "), "{said}");
                }
            }
        }
    }
}

/// What a problem says of a column, a program or a way to write years, it says in words.
#[test]
fn keywords_are_not_said() {
    let words = Catalogue::built_in();
    for (code, arg) in all() {
        if !arg.is_empty() && matches!(code, Code::DataShape | Code::DataBinary | Code::TimeRule) {
            let said = words.sentence(&problem(code, "x", &arg), Lang::Es);
            let bare = arg.trim_end_matches("-twice");
            let raw = [format!("para {bare}:"), format!("sino {bare}."), format!("como {bare},")];
            assert!(raw.iter().all(|raw| !said.contains(raw)), "{said}");
            assert!(!said.contains("-twice"), "{said}");
        }
    }
}

#[test]
fn every_row_has_four_cells_and_a_known_code() {
    let known = |code: &str| {
        Code::ALL.iter().any(|known| known.name() == code) || LOADER.split('|').any(|known| known == code)
    };
    for table in TABLES {
        assert!(table.ends_with('\n') && !table.contains("\n\n"), "a blank line would end it");
        for row in table.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            assert!(cells.len() == 4 && known(cells[0]), "{row}");
            assert!(cells.iter().all(|cell| !cell.is_empty() && cell.trim() == *cell), "{row}");
        }
    }
}

#[test]
fn the_loaders_codes_have_words() {
    for table in TABLES.iter().take(3) {
        for code in LOADER.split('|') {
            assert_eq!(
                table.lines().filter(|row| row.starts_with(&format!("{code}\t*"))).count(),
                1,
                "{code}"
            );
        }
    }
}

/// A row that no problem says has a wrong case, or stands below one that always fits before it.
#[test]
fn every_row_is_said() {
    let numbered = |table: &str| {
        let row = |(n, row): (usize, &str)| {
            let cells: Vec<&str> = row.split('\t').collect();
            format!("{}\t{}\trow {n}\t-\n", cells[0], cells[1])
        };
        table.lines().enumerate().map(row).collect::<String>()
    };
    let text = TABLES.map(numbered).join("\n");
    let words = Catalogue::new(&text);
    for (table, speak) in TABLES.iter().zip(SPEAK) {
        let mut said = Vec::new();
        for (code, arg) in all() {
            said.extend(["", "x"].map(|text| speak(&words, &problem(code, text, &arg), Lang::En)));
        }
        for (n, row) in table.lines().enumerate() {
            let loader = LOADER.split('|').any(|code| row.starts_with(code));
            assert!(loader || said.contains(&format!("row {n}")), "never said: {row}");
        }
    }
}

#[test]
fn words_read_well() {
    let words = Catalogue::built_in();
    for (p, lang, sentence, assumed) in [
        (
            problem(Code::SpecKey, "headng", "heading"),
            Lang::En,
            "The spec has an unknown key, “headng”; the nearest known one is heading.",
            "No chart is drawn.",
        ),
        (
            problem(Code::NumberUnreadable, "20,33", ""),
            Lang::Es,
            "«20,33» no se puede leer como número sin adivinar.",
            "La cifra se omitió.",
        ),
        (
            problem(Code::DataShape, "a,b", "year"),
            Lang::Es,
            "El encabezado no tiene ninguna columna para años: «a,b».",
            "No se dibuja ningún gráfico.",
        ),
        (
            problem(Code::SpecValue, "x", "integer"),
            Lang::En,
            "“x” stands where a whole number was expected.",
            "No chart is drawn.",
        ),
        (
            problem(Code::NumberAmbiguous, "1.234", "group"),
            Lang::En,
            "“1.234” may have thousands or decimals after its mark, and nothing in its column tells which.",
            "Read as 1234, with thousands after the mark.",
        ),
        (
            problem(Code::NumberAmbiguous, "−1.234", "decimal"),
            Lang::Es,
            "«−1.234» puede tener miles o decimales después de su signo, y nada en su columna dice cuál.",
            "Se leyó como −1,234, con decimales después del signo.",
        ),
        (
            problem(Code::NumberLocale, "1.234,5 %", "comma"),
            Lang::En,
            "The column has decimal commas, as in “1.234,5 %”.",
            "The comma was read as the decimal mark: 1234.5.",
        ),
        (
            problem(Code::RowDuplicate, "HND 2015: 3 ≠ 4", "12"),
            Lang::En,
            "Two rows give one place and year different figures: “HND 2015: 3 ≠ 4”. The first: line 12.",
            "Neither is drawn; they were not added.",
        ),
        (
            Problem { in_table: true, ..problem(Code::RowDuplicate, "HND 2015: 3 ≠ 4", "12") },
            Lang::Es,
            "Dos filas dan cifras distintas para un mismo lugar y año: «HND 2015: 3 ≠ 4». La primera: fila 12 de la tabla.",
            "No se dibuja ninguna; no se sumaron.",
        ),
        (
            problem(Code::DataSize, "100", "64"),
            Lang::Es,
            "El archivo tiene 100 MB, más que los 64 MB que se leen.",
            "No se dibuja ningún gráfico.",
        ),
        (
            problem(Code::EncodingAssumed, "", "windows-1252"),
            Lang::En,
            "The file is not UTF-8 text.",
            "It was read as windows-1252.",
        ),
    ] {
        assert_eq!(words.sentence(&p, lang), sentence);
        assert_eq!(words.assumed(&p, lang), assumed);
    }
}

#[test]
fn without_words_nothing_is_said() {
    let p = problem(Code::RowDuplicate, "HND 2015: 3 ≠ 4", "12");
    for text in ["", "\n\n\n", "<!doctype html>", "E-DATA-SHAPE\t*"] {
        assert_eq!(Catalogue::new(text).sentence(&p, Lang::En), "");
    }
}

#[test]
fn one_text_holds_all_tables() {
    let text = TABLES.join("\n");
    let p = problem(Code::DataShape, "a,b", "year-twice");
    let [given, own] = [Catalogue::new(&text), Catalogue::built_in()];
    for speak in SPEAK {
        assert_eq!(speak(&given, &p, Lang::Es), speak(&own, &p, Lang::Es));
    }
}

#[test]
fn places_are_named() {
    let at = |at: Place| Problem { place: at, ..problem(Code::NumberUnreadable, "", "") };
    let cell = |column| at(Place::Cell { line: 12, column });
    assert_eq!(place(&cell(Some(3)), Lang::Es), "línea 12, columna 3");
    assert_eq!(place(&cell(None), Lang::En), "line 12");
    let table = Problem { in_table: true, ..cell(Some(2)) };
    assert_eq!(place(&table, Lang::En), "row 12, column 2 of the table");
    assert_eq!(place(&table, Lang::Es), "fila 12, columna 2 de la tabla");
    assert_eq!(place(&at(Place::Pointer("/goals/0".to_owned())), Lang::En), "/goals/0");
    assert_eq!(place(&at(Place::Whole), Lang::Es), "toda la entrada");
}
