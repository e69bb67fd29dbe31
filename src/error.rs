//! What is wrong with the input, for the person who can mend it.
//!
//! Every problem has a code, a place, the text read, and an argument or two
//! for its sentence. The words are those of a `format::problems::Catalogue`,
//! in both languages; here are only facts, so that the wasm holds no sentences.

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

/// One list of the codes: the enum, all of them, and their text form follow from it.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal,)*) => {
        /// Codes that users meet; the text form is stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[$doc])* $code,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$code,)*];

            /// The stable text form; in lower case the anchor of its help.
            pub fn name(self) -> &'static str {
                match self {
                    $(Code::$code => $name,)*
                }
            }
        }
    };
}

codes! {
    /// The spec is not JSON.
    SpecJson = "E-SPEC-JSON",
    /// An unknown key (`arg`: the nearest known one, if any).
    SpecKey = "E-SPEC-KEY",
    /// A value of the wrong type or outside what is allowed (`arg`: what was expected).
    SpecValue = "E-SPEC-VALUE",
    /// `chart` is missing or names no known chart.
    SpecChart = "E-SPEC-CHART",
    /// The spec asks for a version this build does not know (`arg`: the newest known).
    SpecVersion = "E-SPEC-VERSION",
    /// The data are empty.
    DataEmpty = "E-DATA-EMPTY",
    /// No year, country or value column was found (`arg`: what is missing).
    DataShape = "E-DATA-SHAPE",
    /// The data look like a web page.
    DataHtml = "E-DATA-HTML",
    /// The bytes are text of no encoding that is read.
    DataEncoding = "E-DATA-ENCODING",
    /// The file is a workbook, an archive or another binary (`arg`: which: `xlsx`, `xls`, `ods`, `pdf`, `zip`,
    /// `gzip`, `image`, `parquet`; empty if it cannot be told).
    DataBinary = "E-DATA-BINARY",
    /// The file is larger than is read (`text`: its size in MB; `arg`: the limit in MB).
    DataSize = "E-DATA-SIZE",
    /// The data are not JSON (`arg`: line:column).
    DataJson = "E-DATA-JSON",
    /// The data are not in the format asked for, or in none that is known (`text`: the format asked for; `arg`: what
    /// was expected, a key or the names of the formats).
    DataFormat = "E-DATA-FORMAT",
    /// The World Bank answered with an error (`text`: what it says).
    WorldBankMessage = "E-WB-MESSAGE",
    /// The file holds several series and none was chosen (`arg`: their names, `; ` between).
    IndicatorChoose = "E-INDICATOR-CHOOSE",
    /// No series has the name asked for (`text`: that name; `arg`: the names that there are).
    IndicatorUnknown = "E-INDICATOR-UNKNOWN",
    /// Data named by the spec did not arrive (`text`: its name).
    DataMissing = "E-DATA-MISSING",
    /// The file is not UTF-8 and was read as another encoding (`arg`: which).
    EncodingAssumed = "W-DATA-ENCODING",
    /// The file is one of several pages (`arg`: `1/3`).
    WorldBankPages = "W-WB-PAGES",
    /// A column has decimal commas or grouped thousands (`text`: the first such cell; `arg`: `comma`, a decimal
    /// comma; `point`, a decimal point with grouped thousands; `group`, grouped whole numbers).
    NumberLocale = "W-NUM-LOCALE",
    /// `1.234` and nothing in its column that tells (`text`: the first such cell; `arg`: what was taken: `group` or
    /// `decimal`).
    NumberAmbiguous = "W-NUM-AMBIGUOUS",
    /// A column has both decimal commas and decimal points, so that this cell cannot be told (`text`: the cell).
    NumberMixed = "W-NUM-MIXED",
    /// Years are written in another way than as four digits (`text`: the first; `arg`: the rule taken: `split`,
    /// `fiscal`, `date`, `part`).
    TimeRule = "W-TIME-RULE",
    /// A year has several figures of quarters, months or days (`text`: place, year and two of them; `arg`: where the
    /// first stands).
    TimePart = "W-TIME-PART",
    /// The file names no places (`arg`: `used` if its figures are those of the one place asked for).
    PlaceAbsent = "W-PLACE-ABSENT",
    /// A row has another number of cells than the header (`arg`: the expected count); in JSON, a key or the number of
    /// an attribute that counts beyond what the file describes (no `arg`).
    RowLength = "W-ROW-LENGTH",
    /// A quotation mark that is never closed (`text`: the line where its row begins).
    QuoteOpen = "W-QUOTE-OPEN",
    /// Two rows for one country and year with different values (`text`: place, year and both; `arg`: the line of the
    /// first; `columns` where both are in one row).
    RowDuplicate = "W-ROW-DUP",
    /// A country that no name or code matches exactly.
    CountryUnknown = "W-COUNTRY-UNKNOWN",
    /// A country that the spec asks for has no rows.
    CountryAbsent = "W-COUNTRY-ABSENT",
    /// A cell that is neither a number nor a known mark for missing.
    NumberUnreadable = "W-NUM-UNREADABLE",
    /// A year that is not an integer between 1000 and 2999.
    YearUnreadable = "W-YEAR-UNREADABLE",
    /// low > high, or the value lies outside its interval.
    IntervalInvalid = "W-INTERVAL",
    /// A measure of a goal has no figures (`text`: its name; `arg`: why, if known).
    MeasureEmpty = "W-MEASURE-EMPTY",
    /// The year asked for as the baseline has no reading (`arg`: the year used instead).
    BaselineAbsent = "W-BASELINE-ABSENT",
    /// The target equals the baseline, or is otherwise degenerate (`arg`: how).
    TargetDegenerate = "W-TARGET-DEGENERATE",
    /// Figures of zero or below on a log scale (`text`: the first three; `arg`: `linear` if there are no others,
    /// `reference` if it is a reference value).
    LogNonPositive = "W-LOG-NONPOSITIVE",
    /// A log scale is asked for in a view that has none.
    LogView = "W-LOG-VIEW",
    /// References or annotations in a view other than lines, which alone have a place for them.
    MarkView = "W-MARK-VIEW",
    /// Long series are drawn as lines alone (`arg`: `readings` if it is readings in the spec that have no place beside them).
    LongView = "W-LONG-VIEW",
    /// A URL that is neither http(s) nor relative.
    UrlRefused = "W-URL-REFUSED",
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
    /// Whether its cell is one of a table of the page, not of a file.
    pub in_table: bool,
}

impl Code {
    /// `E-` codes stop the chart, `W-` codes do not.
    pub fn severity(self) -> Severity {
        if self.name().starts_with('E') { Severity::Error } else { Severity::Warning }
    }
}

/// At most this many problems are kept; the rest are counted.
pub const MOST_KEPT: usize = 50;

/// Pointers are cut behind so many bytes: those of 127 keys of one
/// character, which are as many as are read one in the other, are not.
const MOST_POINTER: usize = 254;

/// The problems of one input, in the order met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    kept: Vec<Problem>,
    /// How many more there were than [`MOST_KEPT`].
    pub beyond: usize,
    /// Whether the cells of what is read from now on are those of a table of the page.
    pub in_table: bool,
    failed: bool,
}

impl Problems {
    /// Notes one more problem. Keeps the first [`MOST_KEPT`]; an error is
    /// always kept, in place of the last warning if need be.
    pub fn push(&mut self, code: Code, mut place: Place, text: &str, arg: &str) {
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
        if let Place::Pointer(pointer) = &mut place {
            // A key may be a megabyte.
            while pointer.len() > MOST_POINTER {
                pointer.pop();
            }
        }
        let arg = arg.to_owned();
        self.kept.push(Problem { code, place, text, arg, in_table: self.in_table });
    }

    /// Takes over the problems of another step.
    pub fn extend(&mut self, other: Problems) {
        self.beyond += other.beyond;
        self.in_table |= other.in_table;
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
