//! Sentences with gaps, in English and Spanish.
//!
//! `{0}` to `{9}` stand for the parts, which [`crate::access`] fills in. Without
//! a final stop: [`sentence`] sets it.

use super::Lang;

/// A word, clause or sentence in both languages: the English, a line feed, the
/// Spanish. In one text, so that naming a phrase costs the wasm no table of
/// pointers.
#[derive(Clone, Copy, Debug)]
pub struct Phrase(pub &'static str);

impl Phrase {
    /// The words in a language, gaps and all.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        let (en, es) = self.0.split_once('\n').unwrap_or((self.0, self.0));
        super::words::pick(lang, en, es)
    }
}

/// The phrase of an English and a Spanish wording.
macro_rules! both {
    ($en:literal, $es:literal) => {
        $crate::format::phrases::Phrase(concat!($en, "\n", $es))
    };
}
pub(super) use both;

/// Adds a sentence to a text: a space before it, a stop after it if it has none.
pub fn sentence(text: &mut String, sentence: &str) {
    let sentence = sentence.trim();
    if sentence.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(sentence);
    if !sentence.ends_with(['.', '!', '?', '…', ':']) {
        text.push('.');
    }
}

/// Items as a list: commas, and the last joined by `and`, a word in spaces.
pub fn list(items: &[String], and: &str) -> String {
    let mut text = String::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            text.push_str(if i + 1 == items.len() { and } else { ", " });
        }
        text.push_str(item);
    }
    text
}

/// Names joined by "and": in Spanish "y", or "e" before the sound of i.
pub fn names(items: &[String], lang: Lang) -> String {
    let last = items.last().map_or("", String::as_str);
    let like_i = match last.as_bytes() {
        [b'i' | b'I', ..] => true,
        // "í" and "Í" in UTF-8.
        [0xc3, 0xad | 0x8d, ..] => true,
        [b'h' | b'H', b'i', rest @ ..] => !matches!(rest, [b'e' | b'a', ..]),
        _ => false,
    };
    let and = match lang {
        Lang::En => " and ",
        Lang::Es if like_i => " e ",
        Lang::Es => " y ",
    };
    list(items, and)
}

macro_rules! phrases {
    ($($name:ident: $en:literal, $es:literal;)*) => {
        $(
            #[doc = concat!("\"", $en, "\"")]
            pub const $name: Phrase = both!($en, $es);
        )*
        #[cfg(test)]
        const ALL: &[Phrase] = &[$($name),*];
    };
}

// Readings.
phrases! {
    AREA_YEAR: "{0}, {1}", "{0}, {1}";
    YEARS: "{0}–{1}", "{0}–{1}";
    NAMED: "{0}: {1}", "{0}: {1}";
    REMARK: "{0} ({1})", "{0} ({1})";
    REMARK_IN_PART: "{0} (in part {1})", "{0} (en parte {1})";
    PLAIN: "{0}", "{0}";
    BRACKETS: "({0})", "({0})";
    IN_YEAR: "{0} in {1}", "{0} en {1}";
    BY_YEAR: "{0} by {1}", "{0} para {1}";
    BAND: "{0} to {1}", "de {0} a {1}";
    RANGE: "Range: {0} to {1}", "Intervalo: de {0} a {1}";
    GOAL: "Goal {0}: {1}", "Objetivo {0}: {1}";
    TARGET: "Target: {0}", "Meta: {0}";
    ILLUSTRATIVE: "Illustrative target, not official: {0}", "Meta ilustrativa, no oficial: {0}";

    // Verdicts.
    TREND: "{0}: {1} ({2})", "{0}: {1} ({2})";
    AGAINST_ILLUSTRATIVE: "{0} ({1}, against an illustrative target)", "{0} ({1}, frente a una meta ilustrativa)";
    FIGURES: "Baseline: {0}. Latest: {1}. Target: {2}", "Línea de base: {0}. Último dato: {1}. Meta: {2}";
    SHARE_OF_WAY: "Share of the way: ({0} − {1}) ÷ ({2} − {1}) = {3}",
        "Parte del camino recorrida: ({0} − {1}) ÷ ({2} − {1}) = {3}";
    SHARE_OF_TIME: "Share of the time: ({0} − {1}) ÷ ({2} − {1}) = {3}",
        "Parte del tiempo transcurrida: ({0} − {1}) ÷ ({2} − {1}) = {3}";
    RATIO: "Share of the way ÷ share of the time: {0} ÷ {1} = {2}",
        "Parte del camino ÷ parte del tiempo: {0} ÷ {1} = {2}";
    OVERDUE: "The target year, {0}, is reached, so the share of the way alone decides",
        "El año de la meta, {0}, ya llegó, por lo que solo decide la parte del camino";
    AT_LEAST: "{0}: {1} or more", "{0}: {1} o más";
    AT_LEAST_NOT_MET: "{0}: {1} or more, but the target is not met", "{0}: {1} o más, pero la meta no se alcanzó";
    BETWEEN: "{0}: from {1} to under {2}", "{0}: de {1} a menos de {2}";
    UNDER: "{0}: under {1}", "{0}: menos de {1}";
    BREAK_BETWEEN: "The series breaks in {0}, between the baseline and the latest figure: the two are not comparable",
        "La serie se rompe en {0}, entre la línea de base y el último dato: no son comparables";
    STEP_MET: "{0}: {1} (met, with {2})", "{0}: {1} (alcanzada, con {2})";
    STEP_MISSED: "{0}: {1} (not met, with {2})", "{0}: {1} (no alcanzada, con {2})";
    IN_BAND: "The target is a range; the way is counted to its nearer end, {0}",
        "La meta es un intervalo; el camino se cuenta hasta su extremo más cercano, {0}";
    MET: "The latest figure, {0}, meets the target of {1}", "El último dato, {0}, alcanza la meta ({1})";
    KEPT: "The baseline, {0}, met the target of {2} already, and the latest figure, {1}, still does",
        "La línea de base, {0}, ya alcanzaba la meta ({2}), y el último dato, {1}, la mantiene";
    LOST: "The baseline, {0}, met the target of {2} already; the latest figure, {1}, no longer does",
        "La línea de base, {0}, ya alcanzaba la meta ({2}); el último dato, {1}, ya no";
    JUDGEMENT: "{0} (judgement by {1}: {2})", "{0} (juicio de {1}: {2})";
    INSTEAD: "This judgement is shown instead of the method’s verdict", "Este juicio se muestra en lugar de la valoración del método";
    ONE_JUDGED: "1 verdict is a judgement, not computed", "1 valoración es un juicio, no un cálculo";
    JUDGED: "{0} verdicts are judgements, not computed", "{0} valoraciones son juicios, no cálculos";
    OWN_WORD: "{0}: “{1}”", "{0}: «{1}»";
    OBSERVED: "Observed compound change a year: ({0} ÷ {1})^(1 ÷ {2}) − 1 = {3}",
        "Cambio compuesto observado por año: ({0} ÷ {1})^(1 ÷ {2}) − 1 = {3}";
    REQUIRED: "Required compound change a year: ({0} ÷ {1})^(1 ÷ {2}) − 1 = {3}",
        "Cambio compuesto necesario por año: ({0} ÷ {1})^(1 ÷ {2}) − 1 = {3}";
    RATE_RATIO: "Observed ÷ required: {0} ÷ {1} = {2}", "Observado ÷ necesario: {0} ÷ {1} = {2}";
    EXPECTED: "Expected in {0} at the observed pace: {1} × (1 + {2})^{3} = {4}",
        "Valor esperado en {0} al ritmo observado: {1} × (1 + {2})^{3} = {4}";
    EXPECTED_SHARE: "Share of the way covered by then: ({0} − {1}) ÷ ({2} − {1}) = {3}",
        "Parte del camino recorrida para entonces: ({0} − {1}) ÷ ({2} − {1}) = {3}";
    GROWTH: "Used: {0} and {1}", "Se usan: {0} y {1}";
    GAIN: "In the better direction: {0} a year", "En la dirección favorable: {0} al año";
    NEAR_LIMIT: "The bounds are multiplied by {0}, because the baseline is near a natural limit",
        "Los umbrales se multiplican por {0}, porque la línea de base está cerca de un límite natural";
    LEVEL_FROM: "“{0}”: {1} or more", "«{0}»: {1} o más";
    LEVEL_ABOVE: "“{0}”: more than {1}", "«{0}»: más de {1}";
    LEVEL_UNDER: "“{0}”: under {2}", "«{0}»: menos de {2}";
    LEVEL_BETWEEN: "“{0}”: from {1} to under {2}", "«{0}»: de {1} a menos de {2}";
    LEVEL_UP_TO: "“{0}”: from {1} to {2}", "«{0}»: de {1} a {2}";
    SHOWN_AS: "Shown here as: {0}", "Se muestra aquí como: {0}";
    ONLY_ENDS: "Not used: the figures between the baseline and the latest ({0})",
        "No se usan: las cifras entre la línea de base y la última ({0})";
    DUE_STRAIGHT: "Due in {0} on a straight way to the target: {1}",
        "Previsto para {0} en un camino recto hacia la meta: {1}";
    DUE_STEADY: "Due in {0} on a way to the target at a steady rate: {1}",
        "Previsto para {0} en un camino hacia la meta a tasa constante: {1}";
    DUE_MARK: "Due by the year of the latest figure, on the way to the target that the method sees",
        "Lo previsto para el año del último dato, en el camino hacia la meta que ve el método";
    AHEAD_OF: "Ahead of that by {0}", "Por delante de eso en {0}";
    BEHIND: "Behind that by {0}", "Por detrás de eso en {0}";
    AT_PACE: "At the pace so far: {0}", "Al ritmo observado: {0}";
    NEEDED: "Needed from now on: {0} a year", "Necesario desde ahora: {0} al año";
    COMPARED: "{0} methods are compared; they agree on {1} of {2}",
        "Se comparan {0} métodos; coinciden en {1} de {2}";
    TREND_COUNT: "Figures used: {0}, from {1} to {2}", "Cifras usadas: {0}, de {1} a {2}";
    TREND_SLOPE: "Change a year along the best-fitting straight line (least squares): {0}",
        "Cambio por año según la recta que mejor se ajusta (mínimos cuadrados): {0}";
    TREND_MEAN: "Mean size of the figures: {0}", "Tamaño medio de las cifras: {0}";
    TREND_RELATIVE: "Change a year ÷ mean size: {0} ÷ {1} = {2}", "Cambio por año ÷ tamaño medio: {0} ÷ {1} = {2}";
    TREND_BETTER: "{0}: better by more than {1} a year", "{0}: mejor en más de {1} al año";
    TREND_SAME: "{0}: within {1} a year, up or down", "{0}: como máximo {1} al año, arriba o abajo";
    TREND_WORSE: "{0}: worse by more than {1} a year", "{0}: peor en más de {1} al año";
    METHOD_SOURCE: "Source of the method: {0}", "Fuente del método: {0}";
    ROUNDED: "The numbers are shown rounded; the working uses them in full",
        "Las cifras se muestran redondeadas; el cálculo usa los valores completos";

    // Summary of an indicator.
    LATEST_RANGE: "the latest figures ({0}) are highest in {1}, at {2}, and lowest in {3}, at {4}",
        "en las últimas cifras ({0}), el valor más alto corresponde a {1}, con {2}, y el más bajo a {3}, con {4}";
    LATEST_SAME: "the latest figures ({0}) are the same in all {1} countries, {2}",
        "las últimas cifras ({0}) son iguales en los {1} países, {2}";
    EARLIER: "{0}; earlier in {1} countries", "{0}; anteriores en {1} países";
    VALUE_PLACE: "{0} in {1} ({2})", "{0} en {1} ({2})";
    FELL: "in {0}{5} fell from {1} in {2} to {3} in {4}", "en {0}{5} bajó de {1} en {2} a {3} en {4}";
    ROSE: "in {0}{5} rose from {1} in {2} to {3} in {4}", "en {0}{5} subió de {1} en {2} a {3} en {4}";
    STAYED: "in {0}{5} was {1} in {2} and again in {4}", "en {0}{5} fue de {1} en {2} y de nuevo en {4}";
    THE_FIGURE: " the figure", " la cifra";
    IT: " it", "";
    PEAK: ", after a peak of {0} in {1}", ", tras un máximo de {0} en {1}";
    LOW: ", after a low of {0} in {1}", ", tras un mínimo de {0} en {1}";
    ONE_FIGURE: "for {0} there is one figure only", "de {0} solo hay una cifra";
    SPAN: "from {0} in {1} to {2} in {3}", "de {0} en {1} a {2} en {3}";
    FALL_AND_RISE: "the biggest fall was in {0} ({1}) and the biggest rise in {2} ({3})",
        "la mayor caída fue en {0} ({1}) y el mayor aumento en {2} ({3})";
    FALL: "the biggest fall was in {0} ({1})", "la mayor caída fue en {0} ({1})";
    RISE: "the biggest rise was in {0} ({1})", "el mayor aumento fue en {0} ({1})";
    BETWEEN_ALL: "between each country's first and latest figure, {0}",
        "entre la primera y la última cifra de cada país, {0}";
    BETWEEN_HIGHLIGHTED: "among the highlighted countries, between the first and the latest figure of each, {0}",
        "entre los países resaltados, de la primera a la última cifra de cada uno, {0}";
    BROKEN: "because of a break in the series, figures are not comparable with those of earlier years {0}",
        "por una ruptura de la serie, las cifras no son comparables con las de años anteriores {0}";
    IN_SINCE: "in {0} from {1} on", "en {0} desde {1}";
    IN_PLACE: "in {0}", "en {0}";
    MISSING: "There are no figures for {0}", "No hay cifras {0}";
    TOLD: "The table and the keys have {0} of the {1} figures, the highest and lowest of each stretch of years; the line and the CSV have all",
        "La tabla y el teclado recorren {0} de las {1} cifras, la mayor y la menor de cada tramo de años; la línea y el CSV las tienen todas";
    MISSING_YEAR: "{0} in {1}", "de {0} en {1}";
    MISSING_RUN: "{0} from {1} to {2}", "de {0} de {1} a {2}";
    MISSING_YEARS: "{0} in {1} of the {2} years", "de {0} en {1} de los {2} años";
    MISSING_YEARS_TOO: "{0} in {1}", "de {0} en {1}";
    MISSING_ONE_MORE: "; some years are also missing for 1 other country", "; también faltan años de otro país";
    MISSING_MORE: "; some years are also missing for {0} other countries",
        "; también faltan años de otros {0} países";
    NEITHER: "No figures for {0} or {1}", "Sin cifras de {0} ni de {1}";
    NONE_OF: "No figures for {0}", "Sin cifras de {0}";

    // The value axis.
    LOG_SCALE: "Log scale", "Escala logarítmica";
    ON_LOG_SCALE: ", log scale", ", escala logarítmica";
    NOT_FROM_ZERO: "The scale of values does not start at zero", "La escala de valores no empieza en cero";
    LOG_STEPS: "Log scale: equal distances are equal ratios, such as from 1 to 10 and from 10 to 100",
        "Escala logarítmica: distancias iguales son proporciones iguales, como de 1 a 10 y de 10 a 100";
    PLACE_YEAR_VALUE: "{0} {1} ({2})", "{0} {1} ({2})";
    NONPOSITIVE_SIGN: "Zero or below: no place on the log scale", "Cero o menos: sin lugar en la escala logarítmica";
    NONPOSITIVE_ONE: "On the log scale 1 figure of zero or below has no place: {0}",
        "En la escala logarítmica no tiene lugar 1 cifra de cero o menos: {0}";
    NONPOSITIVE: "On the log scale {0} figures of zero or below have no place: {1}",
        "En la escala logarítmica no tienen lugar {0} cifras de cero o menos: {1}";
    AND_MORE: "{0}, and {1} more", "{0} y {1} más";
    NO_LOG: "The scale is not a log scale, because no figure is above zero",
        "La escala no es logarítmica, porque ninguna cifra es mayor que cero";

    // Goals as a whole.
    WHOLE: "Goal as a whole: {0}", "El objetivo en conjunto: {0}";
    WHOLE_GOAL: "{0} as a whole: {1}", "{0} en conjunto: {1}";
    MEAN_OF: "{0} (mean {1}; {2} of {3} indicators judged{4})",
        "{0} (media {1}; {2} de {3} indicadores valorados{4})";
    OF_ILLUSTRATIVE: ", {0} against an illustrative target", ", {0} frente a una meta ilustrativa";
    MEAN_OPEN: "{0}: {1} ({2} of {3} indicators judged)", "{0}: {1} ({2} de {3} indicadores valorados)";
    POINTS: "{0}: {1}, counts {2}", "{0}: {1}, vale {2}";
    POINTS_WEIGHED: "{0}: {1}, counts {2}, weight {3}", "{0}: {1}, vale {2}, peso {3}";
    LEFT_OUT: "{0}: {1}, left out", "{0}: {1}, no se cuenta";
    LEFT_OUT_WEIGHED: "{0}: {1}, left out, weight {3}", "{0}: {1}, no se cuenta, peso {3}";
    POINTS_RULE: "Counted: met, on track or improving 1; some progress 0.5; little progress or change 0; moving away or getting worse −1. This rule is not part of any published method",
        "Se cuenta: alcanzada, en buen camino o mejora 1; algún avance 0,5; poco avance o cambio 0; se aleja o empeora −1. Esta regla no es parte de ningún método publicado";
    MEAN: "Mean: {0}", "Media: {0}";
    MEAN_WEIGHED: "Mean by weight: {0}; judged weight {1} of {2}", "Media según el peso: {0}; peso valorado {1} de {2}";
    HELD: "{0}: {1} or more, but an indicator moves away, so it is not on track",
        "{0}: {1} o más, pero un indicador se aleja, así que no está en buen camino";
    ALL_MET: "{0}: so are all that could be judged", "{0}: así están todos los que se pudieron valorar";
    MORE_THAN: "{0}: more than {1}, under {2}", "{0}: más de {1}, menos de {2}";
    AT_MOST: "{0}: {1} or less", "{0}: {1} o menos";

    WAY_GONE: "Of the way from the baseline to the target: {0}", "Del camino de la línea de base a la meta: {0}";
    WAYS_GONE: "Of the way from the baseline to the target: {0}, the mean of {1} of {2}",
        "Del camino de la línea de base a la meta: {0}, la media de {1} de {2}";
    RINGS: "A ring is full when the way from the baseline to the target is gone; a second turn is what lies beyond, and a turn to the left is the way back",
        "Un anillo está lleno cuando se ha recorrido el camino de la línea de base a la meta; una segunda vuelta es lo que va más allá, y una vuelta hacia la izquierda es el camino de regreso";

    // Summary of goals.
    NOT_FINAL: "Not all of the latest figures are final ({0})", "No todas las últimas cifras son definitivas ({0})";
    NOTHING_FOUND: "{0} for {1}", "{0} para {1}";
    GOAL_ONE: "goal {0}", "el objetivo {0}";
    GOAL_SEVERAL: "goals {0}", "los objetivos {0}";
    QUOTED: "“{0}”", "«{0}»";
    ALL_TRENDS: "No indicator has a target, so the verdicts are trends",
        "Ningún indicador tiene meta, por lo que las valoraciones son tendencias";
    SOME_TRENDS: "Where an indicator has no target, its verdict is a trend",
        "Donde un indicador no tiene meta, su valoración es una tendencia";
    ONLY_ILLUSTRATIVE: "The only target is illustrative, not official", "La única meta es ilustrativa, no oficial";
    ALL_ILLUSTRATIVE: "All {0} targets are illustrative, not official", "Las {0} metas son ilustrativas, no oficiales";
    ONE_ILLUSTRATIVE: "1 of the {1} targets is illustrative, not official",
        "1 de las {1} metas es ilustrativa, no oficial";
    SOME_ILLUSTRATIVE: "{0} of the {1} targets are illustrative, not official",
        "{0} de las {1} metas son ilustrativas, no oficiales";

    // Counts.
    ONE_COUNTRY: "1 country", "1 país";
    COUNTRIES: "{0} countries", "{0} países";
    ONE_GOAL: "1 goal", "1 objetivo";
    GOALS: "{0} goals", "{0} objetivos";
    ONE_INDICATOR: "1 indicator", "1 indicador";
    INDICATORS: "{0} indicators", "{0} indicadores";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_gaps() {
        let gaps = |text: &str| {
            let mut gaps: Vec<char> = text.split('{').skip(1).filter_map(|p| p.chars().next()).collect();
            gaps.sort_unstable();
            gaps.dedup();
            gaps
        };
        for phrase in ALL {
            let [en, es] = [Lang::En, Lang::Es].map(|lang| phrase.in_lang(lang));
            assert_eq!(gaps(en), gaps(es), "{phrase:?}");
            assert!(!en.ends_with('.') && !es.ends_with('.'), "{phrase:?}");
        }
    }

    #[test]
    fn lists_read_well() {
        let names =
            |items: &[&str], lang| names(&items.iter().map(|i| i.to_string()).collect::<Vec<_>>(), lang);
        assert_eq!(names(&[], Lang::En), "");
        assert_eq!(names(&["Belize"], Lang::En), "Belize");
        assert_eq!(names(&["Belize", "Panama", "Honduras"], Lang::En), "Belize, Panama and Honduras");
        assert_eq!(names(&["Belice", "Panamá"], Lang::Es), "Belice y Panamá");
        for like_i in ["Italia", "isla", "Índice", "índice", "Hilo", "hi"] {
            assert_eq!(names(&["Belice", like_i], Lang::Es), format!("Belice e {like_i}"));
        }
        for other in ["hielo", "Hiato", "Haití", "Ámbar", ""] {
            assert_eq!(names(&["agua", other], Lang::Es), format!("agua y {other}"));
        }
    }

    #[test]
    fn a_stop_is_set_once() {
        let mut text = String::new();
        for part in ["One", " Two. ", "", "Three?"] {
            sentence(&mut text, part);
        }
        assert_eq!(text, "One. Two. Three?");
    }
}
