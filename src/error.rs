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
    /// The bytes are text of no encoding that is read.
    DataEncoding,
    /// The file is a workbook, an archive or another binary (`arg`: which: `xlsx`, `xls`, `ods`, `pdf`, `zip`,
    /// `gzip`, `image`, `parquet`; empty if it cannot be told).
    DataBinary,
    /// The file is larger than is read (`text`: its size in MB; `arg`: the limit in MB).
    DataSize,
    /// The data are not JSON (`arg`: line:column).
    DataJson,
    /// The data are not in the format asked for, or in none that is known (`text`: the format asked for; `arg`: what
    /// was expected, a key or the names of the formats).
    DataFormat,
    /// The World Bank answered with an error (`text`: what it says).
    WorldBankMessage,
    /// The file holds several series and none was chosen (`arg`: their names, `; ` between).
    IndicatorChoose,
    /// No series has the name asked for (`text`: that name; `arg`: the names that there are).
    IndicatorUnknown,
    /// Data named by the spec did not arrive (`text`: its name).
    DataMissing,
    /// The file is not UTF-8 and was read as another encoding (`arg`: which).
    EncodingAssumed,
    /// The file is one of several pages (`arg`: `1/3`).
    WorldBankPages,
    /// A column has decimal commas or grouped thousands (`text`: the first such cell; `arg`: `comma`, a decimal
    /// comma; `point`, a decimal point with grouped thousands; `group`, grouped whole numbers).
    NumberLocale,
    /// `1.234` and nothing in its column that tells (`text`: the first such cell; `arg`: what was taken: `group` or
    /// `decimal`).
    NumberAmbiguous,
    /// A column has both decimal commas and decimal points, so that this cell cannot be told (`text`: the cell).
    NumberMixed,
    /// Years are written in another way than as four digits (`text`: the first; `arg`: the rule taken: `split`,
    /// `fiscal`, `date`, `part`).
    TimeRule,
    /// A year has several figures of quarters, months or days (`text`: place, year and two of them; `arg`: where the
    /// first stands).
    TimePart,
    /// The file names no places (`arg`: `used` if its figures are those of the one place asked for).
    PlaceAbsent,
    /// A row has another number of cells than the header (`arg`: the expected count).
    RowLength,
    /// Two rows for one country and year with different values (`text`: place, year and both; `arg`: the line of the
    /// first).
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
            Code::DataBinary => "E-DATA-BINARY",
            Code::DataSize => "E-DATA-SIZE",
            Code::DataJson => "E-DATA-JSON",
            Code::DataFormat => "E-DATA-FORMAT",
            Code::WorldBankMessage => "E-WB-MESSAGE",
            Code::IndicatorChoose => "E-INDICATOR-CHOOSE",
            Code::IndicatorUnknown => "E-INDICATOR-UNKNOWN",
            Code::DataMissing => "E-DATA-MISSING",
            Code::EncodingAssumed => "W-DATA-ENCODING",
            Code::WorldBankPages => "W-WB-PAGES",
            Code::NumberLocale => "W-NUM-LOCALE",
            Code::NumberAmbiguous => "W-NUM-AMBIGUOUS",
            Code::NumberMixed => "W-NUM-MIXED",
            Code::TimeRule => "W-TIME-RULE",
            Code::TimePart => "W-TIME-PART",
            Code::PlaceAbsent => "W-PLACE-ABSENT",
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
