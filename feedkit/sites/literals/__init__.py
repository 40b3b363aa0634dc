"""Values that stand literally in JavaScript, TypeScript and Python files. Nothing is ever run."""
