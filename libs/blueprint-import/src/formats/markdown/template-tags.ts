/** Tags of the generators that pages are written for; nobody who reads the page sees them. */
const TAGS = [
  /\{\{[%<].*?[%>]\}\}/gsu, // Hugo
  /\{%.*?%\}/gsu, // Jekyll
  /\{\{.*?\}\}/gsu,
  /\{\/\*.*?\*\/\}/gsu, // MDX
  /\{:.*?\}/gsu, // kramdown
  /\[\[?_?toc_?\]?\]/giu,
  /^:::.*$/gmu, // Docusaurus, VuePress
  /^(?:import .+ from ["'].+["'];?|export (?:default|const) .+)$/gmu, // MDX
];

/** Looked through in this length only: the tags are found by trying from each brace on. */
const MAX_LENGTH = 1_000;

/** True of a paragraph that is nothing but such tags. */
export const isTemplate = (text: string): boolean =>
  text.length <= MAX_LENGTH &&
  /[{:[]|^(?:import|export) /u.test(text) &&
  TAGS.reduce((left, tag) => left.replace(tag, ''), text).trim() === '';
