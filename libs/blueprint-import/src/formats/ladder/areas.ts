const KNOWN =
  /\b(?:technical|technology|craft|knowledge|skills?|impact|output|scope|influence|communication|collaboration|teamwork|people|leadership|mentor\w*|coaching|delivery|execution|ownership|autonomy|quality|culture|values|strategy|strategic|domain|growth|learning|process|planning|problem[ -]solving|decision[ -]making|customers?|business|results|direction|talent|hiring)\b/iu;

/** True of words that ladders are known to have areas by; they tell a page about a level from any other page with lists. */
export const isKnownArea = (area: string): boolean => KNOWN.test(area);

const CAREER =
  /\b(?:careers?|ladders?|progression|competenc(?:y|ies)|frameworks?|matrix|skills?|expectations?|engineer\w*|jobs?)\b/iu;

/** True of words about careers; games, logs and courses have numbered levels, too. */
export const isAboutCareers = (words: string): boolean => CAREER.test(words);
