package org.taipeinlu.service.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.taipeinlu.service.ApiKey;

/** Tokens of an identity provider, next to keys. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "nlu.model.location=target/no-such-model")
@AutoConfigureRestTestClient
class TokenTests {
  private static final KeyPair PROVIDER = keyPair();
  private static final KeyPair STRANGER = keyPair();

  @Autowired private RestTestClient client;

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @DynamicPropertySource
  static void trustTheProvider(DynamicPropertyRegistry registry) throws IOException {
    Path file =
        Files.createTempFile(Files.createDirectories(Path.of("target")), "provider", ".pem");
    Files.writeString(
        file,
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(PROVIDER.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
    registry.add(
        "spring.security.oauth2.resourceserver.jwt.public-key-location",
        () -> file.toUri().toString());
    registry.add("nlu.security.keys.robot.sha256", () -> ApiKey.sha256("a-key"));
  }

  private static String token(KeyPair signer, String scope, Duration validity)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.RS256),
            new JWTClaimsSet.Builder()
                .subject("someone")
                .claim("scope", scope)
                .expirationTime(Date.from(Instant.now().plus(validity)))
                .build());
    token.sign(new RSASSASigner(signer.getPrivate()));
    return token.serialize();
  }

  private ResponseSpec get(String path, String token) {
    return client.get().uri(path).header("Authorization", "Bearer " + token).exchange();
  }

  @Test
  void takesTheScopesForRoles() throws Exception {
    get("/models", token(PROVIDER, "parse", Duration.ofMinutes(5))).expectStatus().isOk();
    get("/actuator", token(PROVIDER, "parse", Duration.ofMinutes(5))).expectStatus().isForbidden();
    get("/actuator", token(PROVIDER, "admin", Duration.ofMinutes(5))).expectStatus().isOk();
    get("/models", token(PROVIDER, "other", Duration.ofMinutes(5))).expectStatus().isForbidden();
  }

  @Test
  void refusesTokensOfStrangersAndOfYesterday() throws Exception {
    get("/models", token(STRANGER, "parse", Duration.ofMinutes(5)))
        .expectStatus()
        .isUnauthorized()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:taipei-nlu:problem:unauthorized");
    get("/models", token(PROVIDER, "parse", Duration.ofDays(-1))).expectStatus().isUnauthorized();
    get("/models", "a.b.c").expectStatus().isUnauthorized();
  }

  @Test
  void takesKeysAsBearerToo() {
    get("/models", "a-key").expectStatus().isOk();
    get("/models", "no-key").expectStatus().isUnauthorized();
  }

  @Test
  void isClosedWithoutEither() {
    client.get().uri("/models").exchange().expectStatus().isUnauthorized();
  }
}
