//! What is wrong with the input, for the person who can mend it.
//!
//! Every problem has a code, a place, the text read, and an argument or two
//! for its sentence. The words live in `format::problems`, in both languages;
//! here are only facts, so that the sentences cost the wasm once.

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something was left out or assumed; the chart is drawn.
    Warning,
    /// No chart can be drawn from this.
    Error,
}

/// Where a problem is.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Place {
    /// The input as a whole.
    #[default]
    Whole,
    /// A cell of a data file: 1-based line and, where known, 1-based column.
    Cell {
        /// 1-based line of the file where the row starts.
        line: u64,
        /// 1-based column.
        column: Option<usize>,
    },
    /// A place in the spec, as a JSON pointer such as `/goals/0/target`.
    Pointer(String),
}

/// Codes that users meet; the text form is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// The spec is not JSON.
    SpecJson,
    /// An unknown key (`arg`: the nearest known one, if any).
    SpecKey,
    /// A value of the wrong type or outside what is allowed (`arg`: what was expected).
    SpecValue,
    /// `chart` is missing or names no known chart.
    SpecChart,
    /// The spec asks for a version this build does not know (`arg`: the newest known).
    SpecVersion,
    /// The data are empty.
    DataEmpty,
    /// No year, country or value column was found (`arg`: what is missing).
    DataShape,
    /// The data look like a web page.
    DataHtml,
    /// The bytes are not UTF-8.
    DataEncoding,
    /// Data named by the spec did not arrive (`text`: its name).
    DataMissing,
    /// A row has another number of cells than the header (`arg`: the expected count).
    RowLength,
    /// Two rows for one country and year with different values (`arg`: the line of the first).
    RowDuplicate,
    /// A country that no name or code matches exactly.
    CountryUnknown,
    /// A country that the spec asks for has no rows.
    CountryAbsent,
    /// A cell that is neither a number nor a known mark for missing.
    NumberUnreadable,
    /// A year that is not an integer between 1000 and 2999.
    YearUnreadable,
    /// low > high, or the value lies outside its interval.
    IntervalInvalid,
    /// A measure of a goal has no figures (`text`: its name; `arg`: why, if known).
    MeasureEmpty,
    /// The year asked for as the baseline has no reading (`arg`: the year used instead).
    BaselineAbsent,
    /// The target equals the baseline, or is otherwise degenerate (`arg`: how).
    TargetDegenerate,
    /// A URL that is neither http(s) nor relative.
    UrlRefused,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which rule was broken.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// The text as read, shortened to 80 characters; may be empty.
    pub text: String,
    /// What the sentence needs besides: see each [`Code`].
    pub arg: String,
}

impl Code {
    /// The stable text form, and the anchor of its help.
    pub fn name(self) -> &'static str {
        match self {
            Code::SpecJson => "E-SPEC-JSON",
            Code::SpecKey => "E-SPEC-KEY",
            Code::SpecValue => "E-SPEC-VALUE",
            Code::SpecChart => "E-SPEC-CHART",
            Code::SpecVersion => "E-SPEC-VERSION",
            Code::DataEmpty => "E-DATA-EMPTY",
            Code::DataShape => "E-DATA-SHAPE",
            Code::DataHtml => "E-DATA-HTML",
            Code::DataEncoding => "E-DATA-ENCODING",
            Code::DataMissing => "E-DATA-MISSING",
            Code::RowLength => "W-ROW-LENGTH",
            Code::RowDuplicate => "W-ROW-DUP",
            Code::CountryUnknown => "W-COUNTRY-UNKNOWN",
            Code::CountryAbsent => "W-COUNTRY-ABSENT",
            Code::NumberUnreadable => "W-NUM-UNREADABLE",
            Code::YearUnreadable => "W-YEAR-UNREADABLE",
            Code::IntervalInvalid => "W-INTERVAL",
            Code::MeasureEmpty => "W-MEASURE-EMPTY",
            Code::BaselineAbsent => "W-BASELINE-ABSENT",
            Code::TargetDegenerate => "W-TARGET-DEGENERATE",
            Code::UrlRefused => "W-URL-REFUSED",
        }
    }

    /// `E-` codes stop the chart, `W-` codes do not.
    pub fn severity(self) -> Severity {
        if self.name().starts_with('E') { Severity::Error } else { Severity::Warning }
    }
}

/// At most this many problems are kept; the rest are counted.
pub const MOST_KEPT: usize = 50;

/// The problems of one input, in the order met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    kept: Vec<Problem>,
    /// How many more there were than [`MOST_KEPT`].
    pub beyond: usize,
    failed: bool,
}

impl Problems {
    /// Notes one more problem. Keeps the first [`MOST_KEPT`]; an error is
    /// always kept, in place of the last warning if need be.
    pub fn push(&mut self, code: Code, place: Place, text: &str, arg: &str) {
        let error = code.severity() == Severity::Error;
        self.failed |= error;
        if self.kept.len() >= MOST_KEPT {
            self.beyond += 1;
            if !error {
                return;
            }
            self.kept.pop();
        }
        let text = text.chars().take(80).collect();
        let arg = arg.to_owned();
        self.kept.push(Problem { code, place, text, arg });
    }

    /// Takes over the problems of another step.
    pub fn extend(&mut self, other: Problems) {
        self.beyond += other.beyond;
        for p in other.kept {
            self.push(p.code, p.place, &p.text, &p.arg);
        }
    }

    /// True if one of them stops the chart.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// The problems kept, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.kept.iter()
    }

    /// The first error, if any.
    pub fn error(&self) -> Option<&Problem> {
        self.iter().find(|p| p.code.severity() == Severity::Error)
    }
}
