# The command line in a container: docker run --rm -v "$PWD:/work" fargate-lint
# Built from the packed package in the directory, so that the image holds what npm has: npm pack && docker build .
FROM node:24-slim
COPY fargate-lint-*.tgz /tmp/
# The compiled program is kept in the package, where the user below must not write.
ENV NODE_DISABLE_COMPILE_CACHE=1
RUN npm install --global --ignore-scripts --no-audit --no-fund --omit=peer /tmp/fargate-lint-*.tgz \
  && rm -rf /tmp/fargate-lint-*.tgz /root/.npm
USER node
WORKDIR /work
ENTRYPOINT ["fargate-lint"]
