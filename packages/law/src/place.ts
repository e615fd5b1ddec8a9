/**
 * Places by ISO 3166: a country (`KZ`) or a part of it (`US-IL`, `KZ-75`). A part inherits the rules of its country:
 * federal and state law stand side by side, neither replaces the other.
 */
declare const place: unique symbol;
export type Place = string & { readonly [place]: true };

const countries = new Set(
  (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA " +
    "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA " +
    "GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS " +
    "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS " +
    "RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW " +
    "TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
  ).split(" "),
);

/** Parts that are known here: the states of the US with the District of Columbia and the territories, and the regions of Kazakhstan. */
const parts = new Set([
  ...(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR " +
    "PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR UM VI"
  )
    .split(" ")
    .map(state => `US-${state}`),
  ..."10 11 15 19 23 27 31 33 35 39 43 47 55 59 61 62 63 71 75 79".split(" ").map(region => `KZ-${region}`),
]);

const isPlace = (text: string): text is Place => countries.has(text) || parts.has(text);

/** The place that `text` writes in capitals, or nothing. `GE` is the country, `US-GA` the state. */
export const parsePlace = (text: string): Place | undefined => (isPlace(text) ? text : undefined);

/** The country of a place. */
export const countryOf = (of: string): string => of.slice(0, 2);

/** A place and whatever it inherits from, nearest first: `US-IL`, `US`. */
export const chainOf = (of: Place): readonly string[] => (of.length === 2 ? [of] : [of, countryOf(of)]);
