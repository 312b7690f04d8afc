#!/bin/sh
# Lighthouse on pages of an edition that is served somewhere, as on a slow phone; optional.
#   sh tools/lighthouse.sh http://127.0.0.1:8080/en/index.html [ADDRESS ...]
# Needs Node, npm and Chromium (CHROME_PATH, else Debian's). Serve the edition as the handbook says
# (docs/how-to/host-the-edition.md): without compression the figures are those of another site.
# Exit code: 1 where a category has less than 95 of 100.
set -eu
CHROME_PATH=${CHROME_PATH:-/usr/bin/chromium}
export CHROME_PATH
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
status=0
for address in "$@"; do
    npx --yes lighthouse "$address" --quiet --chrome-flags="--headless --no-sandbox" \
        --output=json --output-path="$place/report.json"
    node -e '
        const { audits, categories } = require(process.argv[1]);
        const found = Object.values(categories);
        console.log(process.argv[2]);
        for (const { id, score, auditRefs } of found) {
            console.log(`  ${id} ${Math.round(score * 100)}`);
            for (const { id, weight } of auditRefs) {
                const { score, displayValue = "" } = audits[id];
                if (weight && score !== null && score < 1) console.log(`    ${id} ${displayValue}`);
            }
        }
        process.exitCode = found.some(({ score }) => score < 0.95) ? 1 : 0;
    ' "$place/report.json" "$address" || status=1
done
exit $status
