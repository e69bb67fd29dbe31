//! What headings mean, in English and Spanish, folded; `|` between, the surest
//! first.

/// Headings of one meaning, and the problem that two such columns are.
#[derive(Clone, Copy)]
pub struct Headings(pub &'static str, pub &'static str);

/// Codes of places. A column of codes is asked before a column of names. Eurostat writes `geo\time` above years.
pub const CODES: Headings = Headings(
    "country iso3|countryiso3code|iso3|iso3 code|iso 3|iso alpha3 code|country code|country or area code|ref area|\
     geo|geo area|geoareacode|geo area code|location code|iso code|m49|m49 code|iso2|iso2 code|iso alpha2 code|\
     codigo pais|codigo de pais|codigo del pais|cod pais|country id|iso|codigo|geo time|\
     geo time period|code",
    "country-twice",
);
/// Names of places.
pub const NAMES: Headings = Headings(
    "country|pais|country name|nombre del pais|country or area|country or area name|entity|entidad|geoareaname|\
     geo area name|reference area|ref area label|economy|economia|area name|area|territory|territorio|location",
    "country-twice",
);
/// Years.
pub const YEARS: Headings = Headings(
    "year|ano|anio|time period|timeperiod|period|periodo|time|date|fecha|fiscal year|ano fiscal",
    "year-twice",
);
/// Values.
pub const VALUES: Headings = Headings("value|valor|obs value|obsvalue|observation value", "value-twice");
/// Lower bounds.
pub const LOWS: Headings = Headings("low|lower|lower bound|lowerbound|limite inferior", "low-twice");
/// Upper bounds.
pub const HIGHS: Headings = Headings("high|upper|upper bound|upperbound|limite superior", "high-twice");
/// Standard errors.
pub const ERRORS: Headings = Headings("std error|stderr|standard error|error estandar", "std_error-twice");
/// Remarks.
pub const NOTES: Headings =
    Headings("note|notes|nota|notas|footnote|footnotes|comment obs|comment|remark", "note-twice");
/// Status of a value.
pub const FLAGS: Headings =
    Headings("flag|flags|flag codes|obs status|observation status|status|estado|obs flag", "flag-twice");
/// The UN's nature of a value.
pub const NATURES: Headings = Headings("nature", "flag-twice");
/// Codes of indicators.
pub const INDICATOR_CODES: Headings = Headings(
    "indicator code|series code|seriescode|codigo del indicador|codigo de indicador|indicator id|indicator",
    "indicator-twice",
);
/// Names of indicators.
pub const INDICATOR_NAMES: Headings = Headings(
    "indicator name|series name|series description|seriesdescription|nombre del indicador|indicator|indicador|series|\
     serie|variable|subject|measure",
    "indicator-twice",
);
/// Units.
pub const UNITS: Headings = Headings("unit measure|unit of measure|unit|units|unidad|unidades", "unit-twice");

/// Columns that say nothing of which series a row belongs to.
pub const IGNORED: &str = "goal|target|meta|unit multiplier|unit mult|structure|structure id|dataflow|action|series key|\
                           obs key|decimals|source|fuente|source type|parent country or area code|ldc|lldc|sids|wkt|\
                           x|y|lat|lon|latitude|longitude|region|hdicode|income group|indicator ref|indicatorid|\
                           indicator description|geoinfourl|timecoverage|upload date|base period|series type";
/// Words in the headings of dimensions: such a column tells series apart.
pub const PART_WORDS: &str = "sex|sexo|gender|genero|age|edad|edades|nationality|nacionalidad|location|urban|urbano|\
                              disability|discapacidad|education|educacion|quantile|quintil|frequency|freq|frecuencia|\
                              ethnicity|etnia|disaggregation|desagregacion|units|unit|adjustment|scale";
/// Words in the headings of numbers that count nothing.
pub const CODE_WORDS: &str = "id|code|codigo|cod|rank|rango|fips|nobs";
/// Headings of the footnotes that stand beside each year.
pub const FEET: &str = "fn|footnote|footnotes|flag|flags|status|note|notes|nota|notas|estado";
