/** Version of the tool, equal to that of package.json (a test holds it). */
export const version = '0.1.0';
