"""validate-sbom FILE: whether it keeps to the schema of CycloneDX, strictly."""

import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

with open(sys.argv[1], encoding="utf-8") as file:
    problem = JsonStrictValidator(SchemaVersion.V1_5).validate_str(file.read())
if problem is not None:
    # Its other lines are the whole schema.
    sys.exit(f"{sys.argv[1]}: {str(problem).splitlines()[0]}")
