"""What is deployed and under which licences; known vulnerabilities of it."""
